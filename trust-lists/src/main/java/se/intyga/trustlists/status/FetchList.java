package se.intyga.trustlists.status;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import se.intyga.formats.jose.PresentedJws;
import se.intyga.formats.keys.CertificateChain;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.formats.statuslist.StatusListOutcome;
import se.intyga.formats.statuslist.StatusListToken;
import se.intyga.trustlists.config.TrustListsConfig;
import se.intyga.trustlists.fetch.FetchOutcome;
import se.intyga.trustlists.fetch.SafeFetch;

/// Fetches one list and checks everything about it that does not depend on who asks.
final class FetchList {
    private final SafeFetch fetch;
    private final TrustListsConfig config;

    FetchList(SafeFetch fetch, TrustListsConfig config) {
        this.fetch = fetch;
        this.config = config;
    }

    HeldList fetch(URI address, Instant at) {
        return switch (fetch.get(address, StatusListToken.MEDIA_TYPE, config.maxListBytes())) {
            case FetchOutcome.Refused(var code, String sentence) ->
                failed(StatusProblem.LIST_UNAVAILABLE, code + ": " + sentence, at);
            case FetchOutcome.Fetched(byte[] body, String _) -> read(address, body, at);
        };
    }

    private HeldList read(URI address, byte[] body, Instant at) {
        Optional<PresentedJws> token = PresentedJws.parse(new String(body, StandardCharsets.ISO_8859_1));
        if (token.isEmpty()) {
            return failed(StatusProblem.LIST_MALFORMED, "What lies at the address is not a signed token.", at);
        }
        Optional<CertificateChain> signer = token.get().x5c();
        if (signer.isEmpty()) {
            return failed(
                    StatusProblem.LIST_NOT_TRUSTED,
                    "The list does not say who signed it (no certificates in x5c).",
                    at);
        }
        Optional<PublicJwk> key = PublicJwk.of(signer.get().leaf());
        if (key.isEmpty()) {
            return failed(
                    StatusProblem.LIST_SIGNATURE_WRONG, "The list is signed with a key that is not accepted.", at);
        }
        return switch (StatusListToken.verify(token.get(), key.get(), address, at)) {
            case StatusListOutcome.Verified(StatusListToken list) ->
                new HeldList.Signed(list, signer.get(), usableUntil(list, at));
            case StatusListOutcome.Rejected(var code) ->
                switch (code) {
                    case MALFORMED -> failed(StatusProblem.LIST_MALFORMED, "The list is not well-formed.", at);
                    case WRONG_TYPE ->
                        failed(StatusProblem.LIST_MALFORMED, "What lies at the address is not a status list.", at);
                    case BAD_SIGNATURE ->
                        failed(StatusProblem.LIST_SIGNATURE_WRONG, "The list's signature does not hold.", at);
                    case WRONG_LIST -> failed(StatusProblem.LIST_MISPLACED, "The list belongs to another address.", at);
                    case NOT_YET_VALID ->
                        failed(StatusProblem.LIST_NOT_YET_VALID, "The list is dated later than now.", at);
                    case EXPIRED -> failed(StatusProblem.LIST_EXPIRED, "The list has expired.", at);
                };
        };
    }

    private Instant usableUntil(StatusListToken list, Instant at) {
        Duration age = list.timeToLive()
                .filter(ttl -> ttl.compareTo(config.maxListAge()) < 0)
                .orElse(config.maxListAge());
        Instant until = at.plus(age);
        return list.expiresAt().filter(end -> end.isBefore(until)).orElse(until);
    }

    private HeldList failed(StatusProblem code, String sentence, Instant at) {
        return new HeldList.Failed(code, sentence, at.plus(config.retryAfter()));
    }
}
