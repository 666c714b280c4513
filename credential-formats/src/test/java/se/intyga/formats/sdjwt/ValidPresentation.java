package se.intyga.formats.sdjwt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import se.intyga.formats.Certificates;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.encoding.HashAlgorithm;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SoftwareSigningKey;
import se.intyga.formats.statuslist.StatusReference;

/// One valid presentation of a credential, and its parts put together again otherwise.
final class ValidPresentation {
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    static final SecureRandom RANDOM = new SecureRandom();
    static final SoftwareSigningKey ISSUER = Certificates.certifiedKey();
    static final SoftwareSigningKey HOLDER = SoftwareSigningKey.generate(RANDOM);
    static final String AUDIENCE = "x509_hash:verifier";
    static final String NONCE = "n-0S6_WzA2Mj";
    static final HolderBindingRule RULE =
            new HolderBindingRule.Demanded(AUDIENCE, NONCE, Duration.ofMinutes(5), Duration.ofSeconds(30));

    private ValidPresentation() {}

    static String issued() {
        ObjectNode claims = StrictJson.newObject().put("registered", true).put("registration_date", "2026-01-15");
        claims.putArray("preferred_municipalities").add("0180").add("1480");
        claims.putObject("agency").put("name", "A").put("organisation_number", "2021002114");
        return new IssueSdJwtVc(RANDOM)
                .issue(
                        SdJwtVcTemplate.of(
                                        "https://agency.example/types/t/1",
                                        claims,
                                        NOW.minusSeconds(60),
                                        NOW.plusSeconds(3600))
                                .boundTo(HOLDER.publicKey())
                                .withStatus(new StatusReference(java.net.URI.create("https://agency.example/l/1"), 5))
                                .withDecoys(2),
                        ISSUER);
    }

    static String presented(String credential) {
        return PresentSdJwt.present(
                PresentedSdJwt.parse(credential).orElseThrow(),
                List.of(
                        ClaimPath.of("registered"),
                        ClaimPath.of("agency"),
                        ClaimPath.parse("[\"preferred_municipalities\",0]").orElseThrow()),
                HOLDER,
                AUDIENCE,
                NONCE,
                NOW);
    }

    static SdJwtVcOutcome verify(String presentation) {
        return PresentedSdJwt.parse(presentation)
                .map(parsed -> new VerifySdJwtVc().verify(parsed, ISSUER.publicKey(), RULE, NOW))
                .orElse(new SdJwtVcOutcome.Rejected(SdJwtRejection.WRONG_TYPE, java.util.Map.of()));
    }

    static String bound(String jwt, List<String> disclosures) {
        return joined(jwt, disclosures, kb(jwt, disclosures, "kb+jwt", c -> {}).sign(HOLDER));
    }

    static JwsDraft kb(String jwt, List<String> disclosures, String type, Consumer<ObjectNode> change) {
        ObjectNode claims = StrictJson.newObject()
                .put("iat", NOW.getEpochSecond())
                .put("aud", AUDIENCE)
                .put("nonce", NONCE)
                .put("sd_hash", HashAlgorithm.SHA_256.digestOf(joined(jwt, disclosures, "")));
        change.accept(claims);
        return JwsDraft.of(type, claims);
    }

    static String joined(String jwt, List<String> disclosures, String last) {
        var text = new StringBuilder(jwt).append('~');
        disclosures.forEach(disclosure -> text.append(disclosure).append('~'));
        return text.append(last).toString();
    }
}
