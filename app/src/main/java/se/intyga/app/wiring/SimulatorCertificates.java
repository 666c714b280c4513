package se.intyga.app.wiring;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLContext;
import se.intyga.app.datafolder.CertificateAuthority;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.app.datafolder.KeyStores;

/// Both ends of the simulated BankID's mutual TLS, vouched for by an authority of its own as BankID's is.
///
/// @param server the simulator's end
/// @param client our end, as relying party
record SimulatorCertificates(SSLContext server, SSLContext client) {
    private static final String IN_MEMORY = "in-memory-only";

    static SimulatorCertificates open(DataFolder folder, SecureRandom random, Clock clock) {
        Path certificates = folder.path().resolve("certificates");
        CertificateAuthority authority = CertificateAuthority.open(
                folder.keys(),
                "bankid-simulator-authority",
                certificates.resolve("bankid-simulator-authority.pem"),
                "Simulated BankID",
                random,
                clock);
        return new SimulatorCertificates(
                end(folder, authority, "bankid-simulator", "localhost", CertificateAuthority.Use.TLS_SERVER),
                end(folder, authority, "bankid-client", "intyga.invalid", CertificateAuthority.Use.TLS_CLIENT));
    }

    private static SSLContext end(
            DataFolder folder, CertificateAuthority authority, String name, String host, CertificateAuthority.Use use) {
        ECKey key = folder.keys().ecKey(name);
        X509Certificate leaf = authority.leaf(
                folder.path().resolve("certificates").resolve(name + ".pem"), key, "CN=" + name, List.of(host), use);
        return Believing.only(
                authority.certificate(),
                KeyStores.of(key, List.of(leaf, authority.certificate()), IN_MEMORY),
                IN_MEMORY);
    }
}
