package se.intyga.app.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All OpenAPI documents of the house, and what in an exchange does not fit them.
public final class ApiDocuments {
    /// What the house refuses before any door sees it; told once, in the document of the house's own addresses.
    private static final Set<Integer> OF_THE_HOUSE = Set.of(405, 406, 413, 415, 500);

    private final List<ApiDocument> documents;
    private final HouseRefusals refusals;

    private ApiDocuments(List<ApiDocument> documents, HouseRefusals refusals) {
        this.documents = documents;
        this.refusals = refusals;
    }

    /// The documents as they lie in the room `openapi`.
    public static ApiDocuments ours() {
        Path folder = Path.of(System.getProperty("intyga.root", "..")).resolve("openapi/src/main/resources/openapi");
        try (var files = Files.list(folder)) {
            List<ApiDocument> read = new ArrayList<>();
            for (Path file : files.filter(one -> one.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                read.add(ApiDocument.of(
                        String.valueOf(file.getFileName()), Yaml.mapper().readTree(Files.readString(file))));
            }
            JsonNode house = Yaml.mapper().readTree(Files.readString(folder.resolve("organisations.yaml")));
            return new ApiDocuments(read, HouseRefusals.of(house));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Every documented operation.
    public List<ApiOperation> operations() {
        return documents.stream().flatMap(one -> one.operations().stream()).toList();
    }

    /// The operation a request is for, the one with the most literal path when several fit.
    public Optional<ApiOperation> operation(String method, String path) {
        return operations().stream()
                .filter(one -> one.method().equals(method) && one.matches(path))
                .max(Comparator.comparingInt(ApiOperation::literals));
    }

    /// In sentences what does not fit; empty when all does. A `HEAD` has no body to look at.
    public List<String> defects(Exchange exchange) {
        if (exchange.method().equals("HEAD")) return List.of();
        Optional<ApiOperation> operation = operation(exchange.method(), exchange.path());
        if (operation.isEmpty()) return ofNoOperation(exchange);
        ApiOperation own = operation.get();
        if (OF_THE_HOUSE.contains(exchange.status()) && !own.names(exchange.status())) {
            return refusals.defects(exchange);
        }
        List<String> defects = new ArrayList<>(own.defectsOfAnswer(exchange));
        if (exchange.status() < 400) defects.addAll(own.defectsOfRequest(exchange));
        return defects.stream()
                .map(defect -> own + ": " + exchange.status() + ": " + defect)
                .toList();
    }

    private List<String> ofNoOperation(Exchange exchange) {
        boolean otherMethod = operations().stream().anyMatch(one -> one.matches(exchange.path()));
        int expected = otherMethod ? 405 : 404;
        if (exchange.status() != expected) {
            return List.of(exchange + ", but no document has this operation: " + expected);
        }
        return refusals.defects(exchange);
    }
}
