package se.intyga.app.datafolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Optional;

/// The folder of one house, held by a lock for as long as the house runs; or looked into beside it.
public final class DataFolder implements AutoCloseable {
    private final Path path;
    private final Optional<FileLock> lock;
    private final KeyFolder keys;

    private DataFolder(Path path, Optional<FileLock> lock, KeyFolder keys) {
        this.path = path;
        this.lock = lock;
        this.keys = keys;
    }

    /// A folder that is there, for a companion of `serve` whether the house runs or rests. Nothing is made in it: a key
    /// that is not there is refused.
    public static DataFolder beside(Path given) {
        Path path = given.toAbsolutePath().normalize();
        return new DataFolder(path, Optional.empty(), KeyFolder.asItIs(path.resolve("keys")));
    }

    /// Opens the folder, and makes it at first start.
    ///
    /// @throws DataFolderInUse when another house runs on it
    public static DataFolder open(Path given, SecureRandom random) {
        Path path = given.toAbsolutePath().normalize();
        try {
            SafeFiles.folderForOwner(path);
            FileChannel lockFile =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(lockFile);
            if (lock == null) {
                lockFile.close();
                throw new DataFolderInUse(path);
            }
            return new DataFolder(path, Optional.of(lock), new KeyFolder(path.resolve("keys"), random));
        } catch (IOException unusable) {
            throw new UncheckedIOException("the data folder cannot be used", unusable);
        }
    }

    @SuppressWarnings("NullAway") // FileChannel.tryLock answers null for "held elsewhere"
    private static FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    public Path path() {
        return path;
    }

    public KeyFolder keys() {
        return keys;
    }

    public Path postgres() {
        return path.resolve("postgres");
    }

    public Path trust() {
        return path.resolve("trust");
    }

    /// Private keys of the demo organisations' clients, `<organisation>.jwk`: what the organisations themselves would
    /// keep.
    public Path clients() {
        return path.resolve("clients");
    }

    /// Public keys of the organisations that may ask for tokens, `<organisation>.jwks`.
    public Path registeredClients() {
        return path.resolve("registered-clients");
    }

    /// Holds this folder to the mode of its first start.
    public void claim(String mode) {
        Path note = path.resolve("mode");
        try {
            if (!Files.exists(note)) SafeFiles.write(note, mode + "\n");
            String made = Files.readString(note).strip();
            if (!made.equals(mode)) throw new FolderOfAnotherMode(made, mode);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Notes the address of the running house, for the companions of `serve`.
    public void noteBaseUrl(String baseUrl) {
        SafeFiles.write(baseUrlNote(path), baseUrl + "\n");
    }

    /// Where a running house notes its address.
    public static Path baseUrlNote(Path folder) {
        return folder.resolve("base-url");
    }

    /// A folder with nothing in it, for what the operator did not give.
    public Path none() {
        try {
            return Files.createDirectories(path.resolve("none"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        if (lock.isEmpty()) return;
        try (FileChannel _ = lock.get().channel()) {
            lock.get().release();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }

    @Override
    public String toString() {
        return "DataFolder[" + path + "]";
    }
}
