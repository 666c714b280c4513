package se.intyga.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.app.datafolder.DataFolderInUse;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.Settings;

/// The database of a house, for the companions of `serve`: the external one; or the embedded one, started for this when
/// the house rests, and shared with it when it runs.
public final class HouseDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HouseDatabase.class);
    private static final int CONNECTIONS = 4;
    private static final int PORT_LINE = 3;
    private static final String USER = "postgres";

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /// How the database is opened once it is found.
    private interface Way {
        Database open(String jdbcUrl, String user, String password, int connections);
    }

    private final Way way;

    private HouseDatabase(Way way) {
        this.way = way;
    }

    /// Opens the database these settings lead to, its schemas at this version.
    public static HouseDatabase open(Settings settings) {
        return opened(settings, Database::open);
    }

    /// Opens it for reading only: for whoever checks what is there, and must not change it.
    ///
    /// @throws DatabaseUnavailable also when the data folder holds none
    public static HouseDatabase asItIs(Settings settings) {
        Path cluster = settings.get(Catalogue.DATA_FOLDER).resolve("postgres");
        if (settings.get(Catalogue.DATABASE_URL).isEmpty() && !Files.isDirectory(cluster)) {
            throw new DatabaseUnavailable(
                    "There is no database in " + settings.get(Catalogue.DATA_FOLDER) + ".",
                    new NoSuchFileException(cluster.toString()));
        }
        return opened(settings, Database::asItIs);
    }

    private static HouseDatabase opened(Settings settings, Way way) {
        HouseDatabase house = new HouseDatabase(way);
        try {
            house.opened.push(house.connect(settings));
            return house;
        } catch (RuntimeException failed) {
            house.close();
            throw failed;
        }
    }

    private Database connect(Settings settings) {
        if (settings.get(Catalogue.DATABASE_URL).isPresent()) {
            return way.open(
                    settings.get(Catalogue.DATABASE_URL).get(),
                    settings.get(Catalogue.DATABASE_USER),
                    settings.get(Catalogue.DATABASE_PASSWORD),
                    CONNECTIONS);
        }
        Path path = settings.get(Catalogue.DATA_FOLDER);
        try {
            DataFolder folder = DataFolder.open(path, new SecureRandom());
            opened.push(folder);
            String password = HexFormat.of().formatHex(folder.keys().secret("database"));
            EmbeddedDatabase embedded = EmbeddedDatabase.start(folder.postgres(), password);
            opened.push(embedded);
            return way.open(embedded.jdbcUrl(), USER, password, CONNECTIONS);
        } catch (DataFolderInUse running) {
            return beside(path);
        }
    }

    /// The server that the running house started; it notes its port in its cluster.
    private Database beside(Path folder) {
        try {
            List<String> note = Files.readAllLines(folder.resolve("postgres/postmaster.pid"));
            int port = Integer.parseInt(note.get(PORT_LINE).strip());
            String password =
                    Files.readString(folder.resolve("keys/database.key")).strip();
            return way.open("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, password, CONNECTIONS);
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException unreadable) {
            throw new DatabaseUnavailable(
                    "The house in this data folder is running, but its database cannot be found.", unreadable);
        }
    }

    public Jdbi jdbi() {
        return database().jdbi();
    }

    public Database database() {
        if (opened.peek() instanceof Database database) {
            return database;
        }
        throw new IllegalStateException("closed");
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception failed) {
                LOG.warn("something did not close in order", failed);
            }
        }
    }
}
