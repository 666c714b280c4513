package se.intyga.consent.installation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import se.intyga.consent.history.HistorySlice;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.history.ReadAgencyHistory;
import se.intyga.consent.installation.QueryOutcome.Answered;
import se.intyga.consent.installation.QueryOutcome.Reason;
import se.intyga.consent.installation.QueryOutcome.Refused;
import se.intyga.formats.jose.ContentEncryption;
import se.intyga.formats.jose.JweOutcome;
import se.intyga.formats.jose.JwsOutcome;
import se.intyga.formats.jose.JwsRejection;
import se.intyga.formats.jose.JwtExpectation;
import se.intyga.formats.jose.PresentedJws;
import se.intyga.formats.jose.VerifiedJws;
import se.intyga.formats.jose.VerifyJwt;
import se.intyga.formats.json.StrictJson;

/// Answers a query by another installation: what the agencies here have on record about the person, never what she
/// keeps in her own store. Everything is checked before the query is spent, and it is spent before anything is read.
@Singleton
public final class AnswerHistoryQuery {
    private static final int MOST_CHARACTERS = 16 * 1024;
    private static final Duration CLOCKS_APART = Duration.ofSeconds(30);
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Installations installations;
    private final FindPerson findPerson;
    private final ReadAgencyHistory history;
    private final SpentQueries spent;
    private final NoteQuery noteQuery;
    private final QueryConfig config;
    private final Clock clock;

    AnswerHistoryQuery(
            Installations installations,
            FindPerson findPerson,
            ReadAgencyHistory history,
            SpentQueries spent,
            NoteQuery noteQuery,
            QueryConfig config,
            Clock clock) {
        this.installations = installations;
        this.findPerson = findPerson;
        this.history = history;
        this.spent = spent;
        this.noteQuery = noteQuery;
        this.config = config;
        this.clock = clock;
    }

    public QueryOutcome answer(String jwt) {
        Optional<PresentedJws> presented = jwt.length() > MOST_CHARACTERS ? Optional.empty() : PresentedJws.parse(jwt);
        if (presented.isEmpty()) {
            return new Refused(Reason.MALFORMED);
        }
        JsonNode issuer = presented.get().unverifiedClaims().path("iss");
        Optional<Installation> asker = issuer.isTextual() ? installations.asker(issuer.textValue()) : Optional.empty();
        if (asker.isEmpty()) {
            return new Refused(Reason.UNKNOWN_ASKER);
        }
        JwtExpectation expected = JwtExpectation.ofType(SignHistoryQuery.TYPE)
                .issuer(asker.get().id())
                .audience(installations.own().id())
                .issuedWithin(SignHistoryQuery.LIFETIME.plus(CLOCKS_APART), CLOCKS_APART)
                .expiresWithin(SignHistoryQuery.LIFETIME)
                .withJti();
        return switch (VerifyJwt.verify(presented.get(), asker.get().signingKey(), expected, clock.instant())) {
            case JwsOutcome.Rejected(JwsRejection rejection) -> new Refused(reason(rejection));
            case JwsOutcome.Verified(VerifiedJws jws) -> opened(asker.get(), jws.claims());
        };
    }

    private QueryOutcome opened(Installation asker, ObjectNode claims) {
        String jti = claims.path("jti").asText();
        Optional<String> number = number(asker, jti, claims.path("person"));
        Optional<PersonReference> person = number.flatMap(findPerson::byNumber);
        if (person.isEmpty()) {
            return new Refused(Reason.PERSON_UNREADABLE);
        }
        Optional<HistoryQuery> query = HistoryQuery.read(number.get(), claims.path("query"));
        if (query.isEmpty()) {
            return new Refused(Reason.MALFORMED);
        }
        Instant now = clock.instant();
        if (spent.since(asker.id(), now.minus(WINDOW)) >= config.mostQueriesAMinute()) {
            return new Refused(Reason.TOO_MANY);
        }
        Instant forgetAt =
                now.plus(SignHistoryQuery.LIFETIME).plus(CLOCKS_APART).plus(CLOCKS_APART);
        if (!spent.spend(asker.id(), jti, now, forgetAt)) {
            return new Refused(Reason.REPLAYED);
        }
        return read(asker, person.get(), query.get());
    }

    private QueryOutcome read(Installation asker, PersonReference person, HistoryQuery query) {
        HistorySlice slice = history.of(person, installations.own().id(), query.filter(), query.after(), query.limit());
        noteQuery.note(person, asker, slice.entries());
        return new Answered(slice);
    }

    private Optional<String> number(Installation asker, String jti, JsonNode encrypted) {
        if (!encrypted.isTextual()
                || !(installations
                                .own()
                                .decryptionKey()
                                .decrypt(encrypted.textValue(), EnumSet.of(ContentEncryption.A256GCM))
                        instanceof JweOutcome.Decrypted decrypted)) {
            return Optional.empty();
        }
        return StrictJson.object(decrypted.plaintext())
                .filter(inner -> inner.path("iss").asText().equals(asker.id()))
                .filter(inner -> inner.path("jti").asText().equals(jti))
                .map(inner -> inner.path("personal_number").textValue());
    }

    private static Reason reason(JwsRejection rejection) {
        return switch (rejection) {
            case WRONG_AUDIENCE -> Reason.WRONG_AUDIENCE;
            case EXPIRED, TOO_OLD, NOT_YET_VALID -> Reason.EXPIRED;
            case MALFORMED, MISSING_CLAIM -> Reason.MALFORMED;
            case WRONG_TYPE,
                    ALGORITHM_NOT_ALLOWED,
                    UNKNOWN_EXTENSION,
                    PRIVATE_KEY_IN_HEADER,
                    NO_USABLE_KEY,
                    BAD_SIGNATURE,
                    WRONG_ISSUER,
                    WRONG_SUBJECT,
                    WRONG_NONCE,
                    WRONG_TARGET,
                    WRONG_ACCESS_TOKEN -> Reason.BAD_SIGNATURE;
        };
    }
}
