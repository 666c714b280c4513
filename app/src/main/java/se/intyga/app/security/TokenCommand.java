package se.intyga.app.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.app.datafolder.KeyFolder;
import se.intyga.app.datafolder.KeyStores;
import se.intyga.app.datafolder.Pem;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.ReadSettings;
import se.intyga.app.settings.WrongSetting;

/// `./intyga token --client <organisation>`: does what the organisation's own system would do, with the key that first
/// start put into the data folder, and prints the access token.
public final class TokenCommand {
    private TokenCommand() {}

    /// No token can be had; the message says why.
    public static final class NoToken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoToken(String sentence) {
            super(sentence);
        }
    }

    /// Asks the running house for a token, and returns it.
    public static String run(List<String> arguments) {
        Map<String, String> given = ReadSettings.fromArguments(arguments);
        for (String key : given.keySet()) {
            if (!Set.of("client", "data-folder", "base-url").contains(key)) {
                throw new WrongSetting(key, "token takes --client, --data-folder and --base-url, not --" + key + ".");
            }
        }
        String client = given.get("client");
        if (client == null || !client.matches("[a-z0-9-]+")) {
            throw new WrongSetting("client", "token needs --client <organisation>, for example demo-employer.");
        }
        Path folder = Path.of(given.getOrDefault("data-folder", Catalogue.DATA_FOLDER.standard()));
        Path keyFile = folder.resolve("clients").resolve(client + ".jwk");
        if (!Files.exists(keyFile)) {
            throw new NoToken("There is no key of " + client + " in " + folder.resolve("clients")
                    + ". Was ./intyga serve started with this data folder?");
        }
        try {
            String base = given.containsKey("base-url")
                    ? given.get("base-url")
                    : Files.readString(DataFolder.baseUrlNote(folder)).strip();
            return ask(base, client, KeyFolder.readEcKey(keyFile), folder.resolve("tls/ca.pem"));
        } catch (IOException | GeneralSecurityException | JOSEException | ParseException failed) {
            throw new NoToken("The house does not answer. Is ./intyga serve running with this data folder?");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NoToken("stopped");
        }
    }

    private static String ask(String base, String client, ECKey key, Path authority)
            throws IOException, GeneralSecurityException, JOSEException, ParseException, InterruptedException {
        String form = "grant_type=client_credentials"
                + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
                + "&client_assertion=" + URLEncoder.encode(assertion(base, client, key), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (HttpClient http = HttpClient.newBuilder()
                .sslContext(trusting(authority))
                .connectTimeout(Duration.ofSeconds(10))
                .build()) {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            Map<String, Object> body = JSONObjectUtils.parse(response.body());
            if (response.statusCode() != 200) {
                throw new NoToken("The house refused: " + body.get("error_description") + ".");
            }
            return JSONObjectUtils.getString(body, "access_token");
        }
    }

    private static String assertion(String base, String client, ECKey key) throws JOSEException {
        Instant now = Instant.now();
        SignedJWT assertion = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(client)
                        .subject(client)
                        .audience(base)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .jwtID(UUID.randomUUID().toString())
                        .build());
        assertion.sign(new ECDSASigner(key));
        return assertion.serialize();
    }

    private static SSLContext trusting(Path authority) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        if (!Files.exists(authority)) {
            context.init(null, null, null);
            return context;
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStores.trusting(Pem.read(authority)));
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
