package se.intyga.consent.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The worked example in docs/ledger-leaf.md: lines `name: hex`, so that page and code cannot drift apart.
final class DocumentedLeaf {
    private DocumentedLeaf() {}

    static String value(String name) {
        Path page = Path.of(System.getProperty("intyga.root", ".."), "docs", "ledger-leaf.md");
        try {
            return Files.readAllLines(page).stream()
                    .filter(line -> line.startsWith(name + ": "))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no line " + name + " in " + page))
                    .substring(name.length() + 2);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
