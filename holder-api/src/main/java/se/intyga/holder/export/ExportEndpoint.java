package se.intyga.holder.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.intyga.eid.login.StartLogin;
import se.intyga.formats.json.StrictJson;
import se.intyga.holder.access.FindVisitor;
import se.intyga.holder.access.LoginRequired;
import se.intyga.holder.access.Visitor;
import se.intyga.holder.words.HolderPage;
import se.intyga.openapi.BaseUrl;
import se.intyga.openapi.Problem;
import se.intyga.pages.Language;
import se.intyga.pages.Text;

/// Takes out what is held about the logged-in person: everything as a ZIP, or the transaction log as JSON; either under
/// her own passphrase if she gives one. Both ways are a POST that no foreign page can send with her cookie.
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class ExportEndpoint {
    private static final Text INTENT =
            new Text("Logga in för att hämta ut dina uppgifter", "Log in to take out your data");
    private static final String ZIP = "application/zip";
    private static final String JOSE = "application/jose";
    private static final int LARGEST_BODY = 4096;

    private final FindVisitor visitors;
    private final StartLogin startLogin;
    private final MakeExport makeExport;
    private final BaseUrl base;

    ExportEndpoint(FindVisitor visitors, StartLogin startLogin, MakeExport makeExport, BaseUrl base) {
        this.visitors = visitors;
        this.startLogin = startLogin;
        this.makeExport = makeExport;
        this.base = base;
    }

    @Post("/holder/v1/export")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({ZIP, MediaType.APPLICATION_JSON, JOSE, Problem.MEDIA_TYPE})
    HttpResponse<?> export(HttpRequest<?> request, @Body byte[] body) {
        Optional<Visitor> visitor = visitors.find(request);
        if (visitor.isEmpty()) {
            return LoginRequired.problem(base);
        }
        Optional<ObjectNode> asked = body.length > LARGEST_BODY ? Optional.empty() : StrictJson.object(body);
        String what = asked.map(json -> json.path("what").asText()).orElse("");
        String passphrase =
                asked.map(json -> json.path("passphrase").asText("")).orElse("");
        if (!known(what) || !(passphrase.isEmpty() || SealExport.takes(passphrase))) {
            return Problem.of(
                            base,
                            HttpStatus.BAD_REQUEST,
                            "BODY_INVALID",
                            "The body is not as it should be",
                            "what is everything or transaction-log; passphrase, if there is one, has 12 to 200"
                                    + " characters.")
                    .about(List.of(known(what) ? "passphrase" : "what"))
                    .response();
        }
        return file(visitor.get(), what, passphrase);
    }

    @Get("/holder/export")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request) {
        Language language = HolderPage.language(request);
        return visitors.find(request)
                .<HttpResponse<?>>map(visitor -> form(HttpStatus.OK, language, visitor, false))
                .orElseGet(() -> startLogin.redirect(request, "/holder/export?lang=" + language.tag(), INTENT));
    }

    @Post("/holder/export")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces({ZIP, MediaType.APPLICATION_JSON, JOSE, MediaType.TEXT_HTML})
    HttpResponse<?> take(HttpRequest<?> request, @Body Map<String, String> form) {
        Language language = HolderPage.language(request);
        Optional<Visitor> visitor =
                visitors.find(request).filter(found -> visitors.ownForm(found, form.getOrDefault("form_token", "")));
        if (visitor.isEmpty()) {
            return HolderPage.sentence(HttpStatus.FORBIDDEN, language, "export.title", "form.expired");
        }
        String what = form.getOrDefault("what", "");
        String passphrase = form.getOrDefault("passphrase", "");
        return known(what) && (passphrase.isEmpty() || SealExport.takes(passphrase))
                ? file(visitor.get(), what, passphrase)
                : form(HttpStatus.UNPROCESSABLE_ENTITY, language, visitor.get(), true);
    }

    private static boolean known(String what) {
        return what.equals("everything") || what.equals("transaction-log");
    }

    private HttpResponse<?> file(Visitor visitor, String what, String passphrase) {
        boolean everything = what.equals("everything");
        byte[] content = everything ? makeExport.everything(visitor) : makeExport.transactionLog(visitor);
        if (passphrase.isEmpty()) {
            return attachment(
                    HttpResponse.ok(content).contentType(everything ? ZIP : MediaType.APPLICATION_JSON),
                    what + (everything ? ".zip" : ".json"));
        }
        return attachment(
                HttpResponse.ok(SealExport.seal(content, everything ? "zip" : "json", passphrase))
                        .contentType(JOSE),
                what + ".jwe");
    }

    private static MutableHttpResponse<?> attachment(MutableHttpResponse<?> response, String name) {
        return response.header("Content-Disposition", "attachment; filename=\"intyga-" + name + "\"")
                .header("Cache-Control", "no-store");
    }

    private static HttpResponse<?> form(HttpStatus status, Language language, Visitor visitor, boolean wrong) {
        return HolderPage.page(
                status,
                language,
                "export.title",
                "/holder/export?lang=" + language.tag(),
                "export.jte",
                Map.of("formToken", visitor.session().formToken(), "wrong", wrong));
    }
}
