package se.intyga.app.datafolder;

import java.nio.file.Path;

/// Another house runs on the same data folder.
public final class DataFolderInUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DataFolderInUse(Path folder) {
        super("Another Intyga runs on the data folder " + folder
                + ". Stop it first, or give this one a folder of its own with --data-folder.");
    }
}
