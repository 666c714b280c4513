package se.intyga.app.docs;

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
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/// Style sheets and scripts, of whichever room: `assets/` on the class path. Nothing is loaded from elsewhere.
@Controller("/assets")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AssetsEndpoint {
    private static final String SWAGGER = "META-INF/resources/webjars/swagger-ui/5.28.1/";
    private static final Map<String, String> TYPES =
            Map.of("css", "text/css; charset=utf-8", "js", "text/javascript; charset=utf-8", "svg", "image/svg+xml");

    @Get("/{name}")
    @Produces({"text/css", "text/javascript", "image/svg+xml", MediaType.APPLICATION_JSON})
    HttpResponse<?> asset(@PathVariable String name) throws IOException {
        if (!name.matches("[a-z0-9-]+\\.(css|js|svg)")) return HttpResponse.notFound();
        Optional<byte[]> found = read("assets/" + name);
        if (found.isEmpty() && name.startsWith("swagger-ui")) found = read(SWAGGER + name);
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
        return found.<HttpResponse<?>>map(bytes ->
                        HttpResponse.ok(bytes).contentType(type).header("Cache-Control", "public, max-age=600"))
                .orElseGet(HttpResponse::notFound);
    }

    private static Optional<byte[]> read(String place) throws IOException {
        try (InputStream in = AssetsEndpoint.class.getClassLoader().getResourceAsStream(place)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }
}
