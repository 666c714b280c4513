package se.intyga.app.datafolder;

import com.nimbusds.jose.jwk.ECKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;

/// PKCS #12 files and stores, for what wants its keys that way.
public final class KeyStores {
    private KeyStores() {}

    /// A store in memory with one key and its chain.
    public static KeyStore of(ECKey key, List<X509Certificate> chain, String password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "key",
                    CertificateAuthority.privateKey(key),
                    password.toCharArray(),
                    chain.toArray(X509Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("no PKCS #12 store can be made", broken);
        }
    }

    /// A store in memory with nothing but certificates to trust.
    public static KeyStore trusting(List<X509Certificate> anchors) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < anchors.size(); i++) store.setCertificateEntry("anchor-" + i, anchors.get(i));
            return store;
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("no PKCS #12 store can be made", broken);
        }
    }

    public static KeyStore read(Path file, String password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            return store;
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("the PKCS #12 file " + file + " cannot be read", broken);
        }
    }

    public static void write(Path file, KeyStore store, String password) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            store.store(bytes, password.toCharArray());
            SafeFiles.write(file, bytes.toByteArray());
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("no PKCS #12 file can be written", broken);
        }
    }
}
