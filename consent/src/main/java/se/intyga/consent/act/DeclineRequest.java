package se.intyga.consent.act;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.Salt;
import se.intyga.consent.ledger.SaltedDigest;

/// A person says no. The door's ledger notes that somebody did; nobody is told and nothing else is kept.
@Singleton
public final class DeclineRequest {
    private static final String BY_PERSON = "DECLINED_BY_PERSON";

    private final RecordAct recordAct;
    private final SecureRandom random;

    DeclineRequest(RecordAct recordAct, SecureRandom random) {
        this.recordAct = recordAct;
        this.random = random;
    }

    /// Where it was noted, and the salt by which the person can show that it was this request.
    public record Declined(EntryReference entry, Salt salt) {
        @Override
        public String toString() {
            return "Declined[hidden]";
        }
    }

    /// The entry commits to the request's digest under a salt that only the answer holds.
    public Declined decline(String requestDigest, Party operator) {
        if (!TextShown.isHash(requestDigest)) {
            throw new IllegalArgumentException("a request is named by a SHA-256 digest in base64url");
        }
        Salt salt = Salt.fresh(random);
        byte[] content = ("intyga-decline-v1\n" + requestDigest).getBytes(StandardCharsets.US_ASCII);
        return new Declined(
                recordAct.append(EventKind.DECLINED, BY_PERSON, SaltedDigest.of(salt, content), operator), salt);
    }
}
