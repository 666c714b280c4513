package se.intyga.verifier.transaction;

import java.time.Instant;
import java.util.Optional;
import se.intyga.formats.jose.DecryptionKey;
import se.intyga.verifier.verdict.Verdict;

/// One verification, from the relying party's request to its result. A step exists only where it is allowed; a closed
/// transaction has no key any more.
public sealed interface Transaction {
    PresentationRequest request();

    /// Still waiting for a wallet.
    sealed interface Open extends Transaction {
        DecryptionKey key();

        /// The transaction is taken by the answer with this digest: no other is read from now on.
        default Answered answeredWith(String responseDigest, Ending ending) {
            return new Answered(request(), key(), responseDigest, ending.answeredAt(), ending);
        }
    }

    /// Over, with something to say about how.
    sealed interface Closed extends Transaction {}

    record Requested(PresentationRequest request, DecryptionKey key) implements Open {
        public Retrieved retrieved(Instant at) {
            return new Retrieved(request, key, at);
        }
    }

    /// A wallet has fetched the request object; it may fetch it again.
    record Retrieved(PresentationRequest request, DecryptionKey key, Instant at) implements Open {}

    /// An answer has arrived and is being checked. Stays so only when the machine stopped meanwhile: then the same
    /// answer, and only that one, may come again.
    ///
    /// @param at since when somebody carries it through
    record Answered(PresentationRequest request, DecryptionKey key, String responseDigest, Instant at, Ending ending)
            implements Transaction {
        public Answered again(Instant later) {
            return new Answered(request, key, responseDigest, later, ending);
        }

        public Verified verified(Instant now) {
            return new Verified(request, ending.responseCode(), ending.receiptSecret(), Optional.empty(), now);
        }

        public Declined declined(Instant now) {
            return new Declined(request, ending.responseCode(), ending.receiptSecret(), now);
        }

        public Rejected rejected(Verdict verdict, Instant now) {
            return new Rejected(request, verdict, now);
        }
    }

    /// Every check passed; claims and receipt wait under their own secrets.
    ///
    /// @param returnedAt when the wallet's redirect arrived in the browser that started (same device only)
    record Verified(
            PresentationRequest request,
            ResponseCode responseCode,
            String receiptSecret,
            Optional<Instant> returnedAt,
            Instant at)
            implements Closed {
        public Verified returned(Instant now) {
            return new Verified(request, responseCode, receiptSecret, Optional.of(now), at);
        }

        @Override
        public String toString() {
            return "Verified[" + request.id() + "]";
        }
    }

    /// An answer came and did not hold.
    record Rejected(PresentationRequest request, Verdict verdict, Instant at) implements Closed {}

    /// The wallet gave no presentation: the person said no, or has no such credential. Nobody can tell which. A receipt
    /// of it waits for the person.
    record Declined(PresentationRequest request, ResponseCode responseCode, String receiptSecret, Instant at)
            implements Closed {
        @Override
        public String toString() {
            return "Declined[hidden]";
        }
    }

    /// Nobody answered in time.
    record Expired(PresentationRequest request) implements Closed {}
}
