package se.intyga.bench.wallet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Who the wallet is, and whom it trusts.
///
/// @param issuerAnchors authorities that vouch for credential issuers
/// @param verifierAnchors authorities that vouch for relying parties' access certificates
public record WalletConfig(
        String clientId, URI redirectUri, List<X509Certificate> issuerAnchors, List<X509Certificate> verifierAnchors) {
    /// The demo wallet's registration at the demo agency.
    public static final String DEMO_CLIENT_ID = "intyga-demo-wallet";

    public static final URI DEMO_REDIRECT_URI = URI.create("intyga-demo-wallet://authorized");

    public WalletConfig {
        issuerAnchors = List.copyOf(issuerAnchors);
        verifierAnchors = List.copyOf(verifierAnchors);
    }

    /// The demo wallet, trusting whom the house's trust folder names.
    public static WalletConfig demo(Path trustFolder) {
        return new WalletConfig(
                DEMO_CLIENT_ID,
                DEMO_REDIRECT_URI,
                certificates(trustFolder.resolve("credential-issuers")),
                certificates(trustFolder.resolve("access-certificates")));
    }

    private static List<X509Certificate> certificates(Path folder) {
        var certificates = new ArrayList<X509Certificate>();
        try (Stream<Path> files = Files.list(folder)) {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Path file : files.filter(path -> path.toString().endsWith(".pem"))
                    .sorted()
                    .toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    for (Certificate certificate : factory.generateCertificates(in)) {
                        certificates.add((X509Certificate) certificate);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no trust anchors in " + folder, e);
        } catch (CertificateException e) {
            throw new IllegalStateException("unreadable trust anchors in " + folder, e);
        }
        return certificates;
    }
}
