package se.intyga.app.datafolder;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;

/// The house's own TLS certificate and the authority that vouches for it: tls/ca.pem is what a caller is told to trust.
///
/// @param keyStore the PKCS #12 file
public record ServerCertificate(Path keyStore, String password, X509Certificate authority) {
    /// Opens both, and makes them at first start; the certificate again when it ends soon or the host is another.
    public static ServerCertificate open(DataFolder folder, String host, SecureRandom random, Clock clock) {
        Path tls = folder.path().resolve("tls");
        CertificateAuthority authority = CertificateAuthority.open(
                folder.keys(), "tls-authority", tls.resolve("ca.pem"), "Intyga local TLS", random, clock);
        ECKey key = folder.keys().ecKey("tls-server");
        LinkedHashSet<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1"));
        names.add(host);
        X509Certificate leaf = authority.leaf(
                tls.resolve("server.pem"),
                key,
                "CN=" + host,
                new ArrayList<>(names),
                CertificateAuthority.Use.TLS_SERVER);
        String password = HexFormat.of().formatHex(folder.keys().secret("tls-store"));
        Path keyStore = tls.resolve("server.p12");
        KeyStores.write(keyStore, KeyStores.of(key, List.of(leaf, authority.certificate()), password), password);
        return new ServerCertificate(keyStore, password, authority.certificate());
    }

    /// The same key and certificates as a store in memory.
    public KeyStore open() {
        return KeyStores.read(keyStore, password);
    }

    @Override
    public String toString() {
        return "ServerCertificate[" + keyStore + "]";
    }
}
