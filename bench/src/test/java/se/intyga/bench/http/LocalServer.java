package se.intyga.bench.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import se.intyga.formats.keys.SoftwareSigningKey;

/// A server over TLS in this process, with an authority of its own that also makes signing keys.
public final class LocalServer implements AutoCloseable {
    /// Answers one request.
    public interface Handler {
        Reply handle(String method, String query, String cookie, String body);
    }

    public record Reply(int status, Map<String, String> headers, String body) {}

    private final HttpsServer server;
    private final KeyPair authority;
    private final X509Certificate authorityCertificate;

    private LocalServer(HttpsServer server, KeyPair authority, X509Certificate authorityCertificate) {
        this.server = server;
        this.authority = authority;
        this.authorityCertificate = authorityCertificate;
    }

    public static LocalServer start() throws Exception {
        KeyPair authority = pair();
        X509Certificate root = certificate("CN=Test root", authority, "CN=Test root", authority, true);
        KeyPair leaf = pair();
        X509Certificate leafCertificate = certificate("CN=Test root", authority, "CN=localhost", leaf, false);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("server", leaf.getPrivate(), new char[0], new Certificate[] {leafCertificate});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.start();
        return new LocalServer(server, authority, root);
    }

    public LocalServer on(String path, Handler handler) {
        server.createContext(path, exchange -> answer(exchange, handler));
        return this;
    }

    public URI at(String path) {
        return URI.create("https://localhost:" + server.getAddress().getPort() + path);
    }

    public X509Certificate authorityCertificate() {
        return authorityCertificate;
    }

    /// The authority as PEM, for [Http#trusting].
    public Path authorityFile(Path folder) throws Exception {
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(authorityCertificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        return Files.writeString(folder.resolve("ca.pem"), pem);
    }

    /// A signing key with a certificate of this authority.
    public SoftwareSigningKey signingKey() throws Exception {
        KeyPair pair = pair();
        return SoftwareSigningKey.of(
                pair, List.of(certificate("CN=Test root", authority, "CN=Test signer", pair, false)));
    }

    private static void answer(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String query = exchange.getRequestURI().getRawQuery();
            String cookie = exchange.getRequestHeaders().getFirst("Cookie");
            Reply reply = handler.handle(
                    exchange.getRequestMethod(), query == null ? "" : query, cookie == null ? "" : cookie, body);
            reply.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static KeyPair pair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(
            String issuer, KeyPair issuerKeys, String subject, KeyPair subjectKeys, boolean authority)
            throws Exception {
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
                new BigInteger(64, new java.security.SecureRandom()),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(Duration.ofDays(1))),
                new X500Name(subject),
                subjectKeys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate())));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
