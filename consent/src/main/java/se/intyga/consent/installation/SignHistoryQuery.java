package se.intyga.consent.installation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.jose.ContentEncryption;
import se.intyga.formats.jose.EncryptJwe;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.json.StrictJson;

/// Writes a query: signed by us, for one installation, for one minute, for once. Only the asked one can read whom it
/// is about.
@Singleton
public final class SignHistoryQuery {
    static final String TYPE = "intyga-history-query+jwt";
    static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final int ID_BYTES = 16;

    private final Installations installations;
    private final Clock clock;
    private final SecureRandom random;

    public SignHistoryQuery(Installations installations, Clock clock, SecureRandom random) {
        this.installations = installations;
        this.clock = clock;
        this.random = random;
    }

    /// Precondition: the person of the query is logged in just now and this is her own doing.
    public String sign(HistoryQuery query, Installation asked) {
        OwnInstallation own = installations.own();
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        String jti = Base64Url.encode(id);
        // The inner object names the query it was made for: cut out, it fits into no other.
        ObjectNode person = StrictJson.newObject()
                .put("personal_number", query.personalNumber())
                .put("iss", own.id())
                .put("jti", jti);
        long now = clock.instant().getEpochSecond();
        ObjectNode claims = StrictJson.newObject()
                .put("iss", own.id())
                .put("aud", asked.id())
                .put("iat", now)
                .put("exp", now + LIFETIME.toSeconds())
                .put("jti", jti)
                .put(
                        "person",
                        EncryptJwe.encrypt(
                                        StrictJson.write(person).getBytes(StandardCharsets.UTF_8),
                                        asked.encryptionKey(),
                                        ContentEncryption.A256GCM)
                                .orElseThrow(() -> new IllegalStateException("a checked key cannot be used")));
        claims.set("query", query.toJson());
        return JwsDraft.of(TYPE, claims).withKid().sign(own.signingKey());
    }
}
