package se.intyga.app.docs;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import se.intyga.openapi.BaseUrl;

/// The OpenAPI documents that ship, with this house's address in them.
@Singleton
final class Documents {
    private static final List<String> NAMES =
            List.of("issuer", "verifier", "holder", "consent", "eid", "legal-basis", "organisations", "installations");
    private static final String PLACEHOLDER = "https://intyga.example";

    private final BaseUrl base;

    Documents(BaseUrl base) {
        this.base = base;
    }

    /// The names of those that are there.
    List<String> names() {
        return NAMES.stream().filter(name -> resource(name) != null).toList();
    }

    Optional<String> find(String name) {
        if (!NAMES.contains(name)) return Optional.empty();
        try (InputStream in = Documents.class.getClassLoader().getResourceAsStream(place(name))) {
            return Optional.ofNullable(in).map(present -> read(present).replace(PLACEHOLDER, base.toString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String read(InputStream in) {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static java.net.@org.jspecify.annotations.Nullable URL resource(String name) {
        return Documents.class.getClassLoader().getResource(place(name));
    }

    private static String place(String name) {
        return "openapi/" + name + ".yaml";
    }
}
