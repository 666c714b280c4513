package se.intyga.app.datafolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.Settings;

/// Where a house with these settings answers, for the companions of `serve`: as given, or as the house noted it when it
/// ran last.
public final class HouseAddress {
    private HouseAddress() {}

    /// Guessed where nobody gave or noted it.
    public static URI of(Settings settings) {
        return known(settings).orElseGet(() -> URI.create("https://localhost:" + settings.get(Catalogue.PORT)));
    }

    /// Nothing where nobody gave or noted it.
    public static Optional<URI> known(Settings settings) {
        return settings.get(Catalogue.BASE_URL).or(() -> noted(settings.get(Catalogue.DATA_FOLDER)));
    }

    private static Optional<URI> noted(Path folder) {
        Path note = DataFolder.baseUrlNote(folder);
        try {
            return Files.exists(note)
                    ? Optional.of(URI.create(Files.readString(note).strip()))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
