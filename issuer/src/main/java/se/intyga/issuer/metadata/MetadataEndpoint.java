package se.intyga.issuer.metadata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
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
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.agency.Agencies;
import se.intyga.issuer.agency.Agency;
import se.intyga.pages.Language;

/// What a wallet reads first. The well-known segment is inserted between host and path (standards 2.3); a final slash
/// is tolerated, since clients differ.
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class MetadataEndpoint {
    private static final String SIGNED = "application/jwt";

    private final Agencies agencies;
    private final DescribeIssuer issuer;
    private final DescribeAuthorizationServer server;

    MetadataEndpoint(Agencies agencies, DescribeIssuer issuer, DescribeAuthorizationServer server) {
        this.agencies = agencies;
        this.issuer = issuer;
        this.server = server;
    }

    @Get("/.well-known/openid-credential-issuer/{+path}")
    @Produces({MediaType.APPLICATION_JSON, SIGNED})
    HttpResponse<?> credentialIssuer(@PathVariable String path, HttpRequest<?> request) {
        return at(path).<HttpResponse<?>>map(agency -> describe(agency, request))
                .orElseGet(() -> open(HttpResponse.notFound()));
    }

    /// The appended path of drafts before 1.0, where wallets that still speak them look. The same document.
    @Get("/issuers/{agency}/.well-known/openid-credential-issuer")
    @Produces({MediaType.APPLICATION_JSON, SIGNED})
    HttpResponse<?> credentialIssuerAtTheOldPath(@PathVariable String agency, HttpRequest<?> request) {
        return agencies.find(agency)
                .<HttpResponse<?>>map(found -> describe(found, request))
                .orElseGet(() -> open(HttpResponse.notFound()));
    }

    @Get("/.well-known/oauth-authorization-server/{+path}")
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<?> authorizationServer(@PathVariable String path) {
        return at(path).<HttpResponse<?>>map(agency -> json(server.describe(agency)))
                .orElseGet(() -> open(HttpResponse.notFound()));
    }

    @Get("/issuers/{agency}/jwks")
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<?> keys(@PathVariable String agency) {
        return agencies.find(agency)
                .<HttpResponse<?>>map(found -> json(server.keys(found)))
                .orElseGet(() -> open(HttpResponse.notFound()));
    }

    private Optional<Agency> at(String path) {
        String own = "/" + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        return agencies.all().stream()
                .filter(agency -> agency.issuer().getRawPath().equals(own))
                .findFirst();
    }

    private HttpResponse<?> describe(Agency agency, HttpRequest<?> request) {
        List<Language> languages = Locales.wanted(request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE));
        MutableHttpResponse<String> response = wantsSigned(request)
                ? open(HttpResponse.ok(issuer.signed(agency, languages))).contentType(SIGNED)
                : json(issuer.describe(agency, languages));
        return response.header(HttpHeaders.VARY, "Accept, Accept-Language");
    }

    /// The first of our two forms that the reader names, by its own weights; JSON when it does not care.
    private static boolean wantsSigned(HttpRequest<?> request) {
        return request.accept().stream()
                .map(MediaType::getName)
                .filter(type -> type.equals(SIGNED) || type.equals(MediaType.APPLICATION_JSON) || type.endsWith("/*"))
                .findFirst()
                .filter(SIGNED::equals)
                .isPresent();
    }

    private static MutableHttpResponse<String> json(ObjectNode document) {
        return open(HttpResponse.ok(StrictJson.write(document))).contentType(MediaType.APPLICATION_JSON);
    }

    private static <T> MutableHttpResponse<T> open(MutableHttpResponse<T> response) {
        return response.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60");
    }
}
