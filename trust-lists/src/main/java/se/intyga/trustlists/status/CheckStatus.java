package se.intyga.trustlists.status;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import se.intyga.formats.keys.CertificateChain;
import se.intyga.formats.statuslist.Status;
import se.intyga.formats.statuslist.StatusListToken;
import se.intyga.formats.statuslist.StatusReference;
import se.intyga.trustlists.anchor.TrustRole;
import se.intyga.trustlists.config.TrustListsConfig;
import se.intyga.trustlists.decision.DecideTrust;
import se.intyga.trustlists.decision.TrustDecision;
import se.intyga.trustlists.fetch.SafeFetch;

/// Reads the status of a credential that somebody else issued. An error is never read as valid.
@Singleton
public final class CheckStatus {
    private final DecideTrust decideTrust;
    private final ListShelf shelf;

    public CheckStatus(SafeFetch fetch, DecideTrust decideTrust, TrustListsConfig config) {
        this.decideTrust = decideTrust;
        this.shelf = new ListShelf(new FetchList(fetch, config), config.maxLists());
    }

    /// What the list says about the credential now.
    ///
    /// @param credentialType the type for which the list's signer must be trusted
    public StatusAnswer check(StatusReference reference, Optional<String> credentialType, Instant at) {
        return switch (shelf.list(reference.uri(), at)) {
            case HeldList.Failed(StatusProblem code, String sentence, Instant _) ->
                new StatusAnswer.Unknown(code, sentence, at, Optional.empty());
            case HeldList.Signed(StatusListToken token, CertificateChain signer, Instant _) ->
                switch (decideTrust.decide(TrustRole.CREDENTIAL_ISSUER, credentialType, signer.certificates(), at)) {
                    case TrustDecision.Trusted(String _) -> read(token, reference, at);
                    case TrustDecision.NotTrusted(String code, String sentence) ->
                        notTrusted(code, sentence, token, at);
                    case TrustDecision.Unknown(String code, String sentence) -> notTrusted(code, sentence, token, at);
                };
        };
    }

    private static StatusAnswer read(StatusListToken token, StatusReference reference, Instant at) {
        Optional<Instant> issued = Optional.of(token.issuedAt());
        Optional<Status> status = token.list().at(reference.index());
        if (status.isEmpty()) {
            return new StatusAnswer.Unknown(
                    StatusProblem.INDEX_OUT_OF_RANGE, "The list has no entry for this credential.", at, issued);
        }
        if (status.get().equals(Status.VALID)) {
            return new StatusAnswer.Valid(at, issued);
        }
        if (status.get().equals(Status.INVALID)) {
            return new StatusAnswer.Invalid(at, issued);
        }
        if (status.get().equals(Status.SUSPENDED)) {
            return new StatusAnswer.Suspended(at, issued);
        }
        return new StatusAnswer.Unknown(
                StatusProblem.VALUE_NOT_UNDERSTOOD, "The list says something that has no meaning here.", at, issued);
    }

    private static StatusAnswer notTrusted(String code, String sentence, StatusListToken token, Instant at) {
        return new StatusAnswer.Unknown(
                StatusProblem.LIST_NOT_TRUSTED,
                "Whoever signed the list is not trusted for this credential (" + code + "): " + sentence,
                at,
                Optional.of(token.issuedAt()));
    }
}
