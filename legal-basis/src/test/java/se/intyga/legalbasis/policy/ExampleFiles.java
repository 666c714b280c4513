package se.intyga.legalbasis.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import se.intyga.formats.json.StrictJson;

/// The example policies as files that a test can change.
final class ExampleFiles {
    static final List<String> NAMES = List.of("agencies.json", "operators.json", "relying-parties.json");

    private ExampleFiles() {}

    static void copyAs(Path to, String label, String effectiveFrom) throws IOException {
        copy(to);
        for (String name : NAMES) {
            change(to.resolve(name), file -> file.put("label", label).put("effective_from", effectiveFrom));
        }
    }

    static ObjectNode entry(ObjectNode file, String section, int index) {
        return (ObjectNode) file.required(section).required(index);
    }

    static ObjectNode purpose(ObjectNode file, int party, int index) {
        return (ObjectNode)
                entry(file, "relying_parties", party).required("purposes").required(index);
    }

    static ObjectNode need(ObjectNode file, int party, int index) {
        return (ObjectNode) purpose(file, party, index).required("needs").required(0);
    }

    static void copy(Path to) throws IOException {
        for (String name : NAMES) {
            try (InputStream in =
                    ExampleFiles.class.getResourceAsStream("/se/intyga/legalbasis/example-policies/" + name)) {
                assertThat(in).isNotNull();
                Files.write(to.resolve(name), in.readAllBytes());
            }
        }
    }

    static void change(Path path, Consumer<ObjectNode> change) throws IOException {
        ObjectNode file = StrictJson.object(Files.readAllBytes(path)).orElseThrow();
        change.accept(file);
        Files.write(path, StrictJson.write((JsonNode) file).getBytes(StandardCharsets.UTF_8));
    }
}
