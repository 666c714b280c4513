package se.intyga.app.datafolder;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keys by name. Asking for a key that is not there makes it, once; a damaged one stops the start rather than being
/// replaced.
public final class KeyFolder {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFolder.class);

    private final Path folder;
    private final Optional<SecureRandom> random;

    KeyFolder(Path folder, SecureRandom random) {
        this(folder, Optional.of(random));
    }

    private KeyFolder(Path folder, Optional<SecureRandom> random) {
        this.folder = folder;
        this.random = random;
    }

    /// Keys that are there already; none is made.
    static KeyFolder asItIs(Path folder) {
        return new KeyFolder(folder, Optional.empty());
    }

    /// A symmetric key of 32 bytes.
    public synchronized byte[] secret(String name) {
        Path file = file(name, ".key");
        if (!Files.exists(file)) {
            byte[] made = new byte[32];
            making(file).nextBytes(made);
            SafeFiles.write(file, HexFormat.of().formatHex(made) + "\n");
            LOG.info("made the key {}", name);
        }
        try {
            byte[] secret = HexFormat.of().parseHex(read(file).strip());
            if (secret.length != 32) throw new IllegalArgumentException("not 32 bytes");
            return secret;
        } catch (IllegalArgumentException damaged) {
            throw new IllegalStateException("the key file " + file + " is damaged");
        }
    }

    /// A key pair on P-256, with its thumbprint as key id.
    public synchronized ECKey ecKey(String name) {
        Path file = file(name, ".jwk");
        return Files.exists(file) ? readEcKey(file) : ecKeyAt(file, making(file));
    }

    private SecureRandom making(Path file) {
        return random.orElseThrow(() -> new KeyMissing(file));
    }

    /// The key pair in a file, made when it is not there.
    public static synchronized ECKey ecKeyAt(Path file, SecureRandom random) {
        if (!Files.exists(file)) {
            try {
                ECKey made = new ECKeyGenerator(Curve.P_256)
                        .secureRandom(random)
                        .keyIDFromThumbprint(true)
                        .generate();
                SafeFiles.write(file, made.toJSONString() + "\n");
                LOG.info("made the key pair {}", file.getFileName());
            } catch (JOSEException broken) {
                throw new IllegalStateException("no P-256 key can be made", broken);
            }
        }
        return readEcKey(file);
    }

    /// The key pair in a file that must be there.
    public static ECKey readEcKey(Path file) {
        try {
            ECKey key = ECKey.parse(read(file));
            if (!key.isPrivate()) throw new IllegalStateException("the key file " + file + " has no private key");
            return key;
        } catch (ParseException damaged) {
            throw new IllegalStateException("the key file " + file + " is damaged");
        }
    }

    private Path file(String name, String ending) {
        if (!name.matches("[a-z0-9]+([-.][a-z0-9]+)*")) throw new IllegalArgumentException("not a key name: " + name);
        return folder.resolve(name + ending);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file.getFileName(), unreadable);
        }
    }

    @Override
    public String toString() {
        return "KeyFolder[hidden]";
    }
}
