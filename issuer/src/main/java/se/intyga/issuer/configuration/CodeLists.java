package se.intyga.issuer.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/// Code lists of others, by their codes only.
final class CodeLists {
    private static final Set<String> MUNICIPALITIES = read("municipalities.txt");

    private CodeLists() {}

    /// The 290 municipality codes (SCB, kommunkoder), four digits.
    static Set<String> municipalities() {
        return MUNICIPALITIES;
    }

    private static Set<String> read(String name) {
        try (InputStream stream = CodeLists.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("code list " + name + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> java.util.Arrays.stream(line.strip().split(" ")))
                    .filter(code -> !code.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException failure) {
            throw new IllegalStateException("code list " + name + " cannot be read", failure);
        }
    }
}
