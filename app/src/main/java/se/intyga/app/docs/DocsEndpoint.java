package se.intyga.app.docs;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;
import java.util.Optional;
import se.intyga.pages.Frame;
import se.intyga.pages.Language;
import se.intyga.pages.Layout;
import se.intyga.pages.Text;

/// The documentation of the doors' APIs.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DocsEndpoint {
    private static final Text TITLE = new Text("Dokumentation för integratörer", "Documentation for integrators");
    private static final Text INTRODUCTION = new Text(
            "Varje dörr har ett API med ett OpenAPI-dokument. Här kan det läsas och hämtas.",
            "Each door has an API with an OpenAPI document. Read it here, or fetch it.");

    private final Documents documents;

    DocsEndpoint(Documents documents) {
        this.documents = documents;
    }

    @Get("/docs")
    @Produces(MediaType.TEXT_HTML)
    String index(HttpRequest<?> request) {
        Language language = language(request);
        List<String> names = documents.names();
        Content list = output -> {
            output.writeContent("<p class=\"lead\">");
            output.writeUserContent(INTRODUCTION.in(language));
            output.writeContent("</p><ul>");
            for (String name : names) {
                output.writeContent("<li><a href=\"/docs/" + name + "\">" + name + "</a> (<a href=\"/" + name
                        + "/v1/openapi.yaml\">openapi.yaml</a>)</li>");
            }
            output.writeContent("</ul>");
        };
        return Layout.page(Frame.of(language, TITLE.in(language)).at("/docs"), list);
    }

    @Get("/docs/{document}")
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
    HttpResponse<?> rendered(HttpRequest<?> request, @PathVariable String document) {
        if (!documents.names().contains(document)) return HttpResponse.notFound();
        Language language = language(request);
        Content page = output -> output.writeContent(
                "<link rel=\"stylesheet\" href=\"/assets/swagger-ui.css\"><div id=\"document\" data-document=\"/"
                        + document + "/v1/openapi.yaml\"></div>");
        Frame frame = new Frame(
                language,
                document,
                Optional.of("/docs/" + document),
                List.of("/assets/swagger-ui-bundle.js", "/assets/docs.js"),
                Optional.empty());
        return HttpResponse.ok(Layout.page(frame, page)).contentType(MediaType.TEXT_HTML_TYPE);
    }

    @Get("/{document}/v1/openapi.yaml")
    @Produces({"application/yaml", MediaType.APPLICATION_JSON})
    HttpResponse<?> document(@PathVariable String document) {
        return documents
                .find(document)
                .<HttpResponse<?>>map(text -> HttpResponse.ok(text).contentType("application/yaml; charset=utf-8"))
                .orElseGet(HttpResponse::notFound);
    }

    private static Language language(HttpRequest<?> request) {
        return Language.preferred(
                request.getParameters().getFirst("lang").orElse(null),
                request.getHeaders().get("Accept-Language"));
    }
}
