package se.intyga.app.datafolder;

import java.nio.file.Path;

/// A key that a companion of `serve` needs is not there.
public final class KeyMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyMissing(Path file) {
        super("There is no key at " + file + ". Say with --data-folder where the house's data folder is.");
    }
}
