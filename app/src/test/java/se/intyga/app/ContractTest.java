package se.intyga.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import se.intyga.app.journeys.HouseUnderTest;

/// Every route is in a document, and every operation of a document is a route.
class ContractTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private static final HouseUnderTest HOUSE = HouseUnderTest.running();

    @Test
    void every_route_is_in_a_document_and_every_operation_is_a_route() throws IOException {
        Map<String, String> documented = documented();
        Set<String> served = served();
        for (String open : List.copyOf(served)) {
            if (!open.endsWith("{+}")) continue;
            String prefix = open.substring(0, open.length() - 3);
            served.remove(open);
            assertThat(documented.keySet()).as("operations under %s", open).anyMatch(one -> one.startsWith(prefix));
            documented.keySet().stream().filter(one -> one.startsWith(prefix)).forEach(served::add);
        }
        Set<String> undocumented = new TreeSet<>(served);
        undocumented.removeAll(documented.keySet());
        Map<String, String> notServed = new TreeMap<>(documented);
        notServed.keySet().removeAll(served);
        assertThat(undocumented).as("routes in no document").isEmpty();
        assertThat(notServed).as("operations that are no route").isEmpty();
    }

    @Test
    void every_document_is_served_with_this_house_s_address() throws IOException {
        for (Path file : documents()) {
            String name = String.valueOf(file.getFileName()).replace(".yaml", "");
            var response = HOUSE.get("/" + name + "/v1/openapi.yaml");
            assertThat(response.statusCode()).as(name).isEqualTo(200);
            assertThat(response.body()).doesNotContain("https://intyga.example");
            assertThat(HOUSE.get("/docs/" + name).statusCode()).isEqualTo(200);
            assertThat(HOUSE.get("/docs").body()).contains("/" + name + "/v1/openapi.yaml");
        }
    }

    /// `GET /path/{}` with the document it stands in.
    private static Map<String, String> documented() throws IOException {
        Map<String, String> operations = new TreeMap<>();
        for (Path file : documents()) {
            JsonNode document = Json.mapper().valueToTree(new OpenAPIV3Parser().read(file.toString()));
            String root = server(document);
            document.path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().forEach(operation -> {
                        if (!METHODS.contains(operation.getKey())) return;
                        JsonNode own = operation.getValue();
                        String base = own.has("servers")
                                ? server(own)
                                : path.getValue().has("servers") ? server(path.getValue()) : root;
                        operations.put(
                                form(operation.getKey(), base + path.getKey()), String.valueOf(file.getFileName()));
                    }));
        }
        return operations;
    }

    private static Set<String> served() {
        return HOUSE.context()
                .getBean(Router.class)
                .uriRoutes()
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .filter(route -> !route.getHttpMethodName().equals("OPTIONS"))
                .map(route -> form(route.getHttpMethodName(), template(route)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String template(UriRouteInfo<?, ?> route) {
        return route.getUriMatchTemplate().toString();
    }

    /// Names of path variables do not matter, queries are no part of the path, and a `+path` stands for several
    /// segments.
    private static String form(String method, String path) {
        String plain = path.replaceAll("\\{\\?[^}]*}", "")
                .replaceAll("\\{\\+[^}]*}", "{+}")
                .replaceAll("\\{[^}+]+}", "{}");
        return method.toUpperCase(java.util.Locale.ROOT) + " " + (plain.isEmpty() ? "/" : plain);
    }

    private static String server(JsonNode node) {
        String path =
                URI.create(node.path("servers").path(0).path("url").asText("/")).getPath();
        return path == null || path.equals("/") ? "" : path.replaceAll("/$", "");
    }

    private static List<Path> documents() throws IOException {
        Path folder = Path.of(System.getProperty("intyga.root", "..")).resolve("openapi/src/main/resources/openapi");
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
