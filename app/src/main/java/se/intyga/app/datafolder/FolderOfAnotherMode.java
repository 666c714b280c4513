package se.intyga.app.datafolder;

/// The data folder was made in another mode. Demo keys never become production keys.
public final class FolderOfAnotherMode extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FolderOfAnotherMode(String made, String wanted) {
        super("The data folder was made in mode " + made + " and holds its keys; mode " + wanted
                + " takes a folder of its own. Give one with --data-folder.");
    }
}
