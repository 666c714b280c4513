package se.intyga.issuer.credential;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Slot;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.issuer.access.AccessGrant;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.configuration.CredentialConfiguration;
import se.intyga.issuer.configuration.CredentialConfigurations;
import se.intyga.issuer.notification.NotificationId;
import se.intyga.issuer.proof.ProofContext;
import se.intyga.issuer.proof.ProofOutcome;
import se.intyga.issuer.proof.ProofRejection;
import se.intyga.issuer.proof.VerifyKeyProof;
import se.intyga.issuer.release.Release;
import se.intyga.issuer.release.Releases;
import se.intyga.issuer.shortlived.ProtocolLimits;
import se.intyga.issuer.statuslist.AllocateStatus;
import se.intyga.issuer.statuslist.AllocatedStatus;

/// From a grant and proven keys to signed credentials.
///
/// Nothing leaves before it is recorded: place in the status list, issuance record, ledger entry, then the answer. What
/// breaks in
/// between leaves places unused and nothing else; the wallet asks again with a fresh nonce while its token lives.
@Singleton
final class IssueCredential {
    /// How often one released dataset may be fetched: a wallet may lose an answer, not collect copies without end.
    static final int MOST_FETCHES = 5;

    private final CredentialConfigurations configurations;
    private final Releases releases;
    private final VerifyKeyProof verifyKeyProof;
    private final AllocateStatus allocateStatus;
    private final SignCopies signCopies;
    private final RecordIssued recordIssued;
    private final EphemeralStore store;
    private final ProtocolLimits limits;

    IssueCredential(
            CredentialConfigurations configurations,
            Releases releases,
            VerifyKeyProof verifyKeyProof,
            AllocateStatus allocateStatus,
            SignCopies signCopies,
            RecordIssued recordIssued,
            EphemeralStore store,
            ProtocolLimits limits) {
        this.configurations = configurations;
        this.releases = releases;
        this.verifyKeyProof = verifyKeyProof;
        this.allocateStatus = allocateStatus;
        this.signCopies = signCopies;
        this.recordIssued = recordIssued;
        this.store = store;
        this.limits = limits;
    }

    IssueOutcome issue(Agency agency, AccessGrant grant, CredentialRequest request) {
        Optional<IssueOutcome> wrong = wrongDataset(agency, grant, request);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Optional<CredentialConfiguration> configuration = configurations.find(agency.id(), grant.configurationId());
        Optional<Release> release = releases.read(grant.release());
        if (configuration.isEmpty() || release.isEmpty()) {
            return new IssueOutcome.Denied("what was released is no longer held; begin again");
        }
        ProofContext context =
                new ProofContext(agency, grant.clientId(), configuration.get().batchSize());
        return switch (verifyKeyProof.verify(request.proofs(), context)) {
            case ProofOutcome.Rejected(var rejection) -> {
                reason(rejection).ifPresent(reason -> recordIssued.failed(agency, release.get(), reason));
                yield new IssueOutcome.ProofRejected(rejection);
            }
            case ProofOutcome.Proven(var keys) -> issue(agency, grant, configuration.get(), release.get(), keys);
        };
    }

    /// What the ledger says of refused proofs. A stale nonce is no failure: the wallet fetches another and goes on.
    private static Optional<String> reason(ProofRejection rejection) {
        return switch (rejection) {
            case ProofRejection.InvalidRequest _ -> Optional.of("INVALID_CREDENTIAL_REQUEST");
            case ProofRejection.InvalidProof _ -> Optional.of("INVALID_PROOF");
            case ProofRejection.InvalidNonce _ -> Optional.empty();
        };
    }

    private Optional<IssueOutcome> wrongDataset(Agency agency, AccessGrant grant, CredentialRequest request) {
        if (request.identifier().isPresent()) {
            return request.identifier().equals(grant.credentialIdentifier())
                    ? Optional.empty()
                    : Optional.of(new IssueOutcome.UnknownIdentifier());
        }
        String configuration = request.configurationId().orElseThrow();
        if (configurations.find(agency.id(), configuration).isEmpty()) {
            return Optional.of(new IssueOutcome.UnknownConfiguration());
        }
        if (grant.credentialIdentifier().isPresent()) {
            return Optional.of(new IssueOutcome.IdentifierNeeded());
        }
        return configuration.equals(grant.configurationId())
                ? Optional.empty()
                : Optional.of(new IssueOutcome.NotGranted());
    }

    private IssueOutcome issue(
            Agency agency,
            AccessGrant grant,
            CredentialConfiguration configuration,
            Release release,
            List<PublicJwk> keys) {
        Slot fetches = new Slot("issuer.fetches", grant.release().value());
        if (store.increment(fetches, limits.accessToken().multipliedBy(2)) > MOST_FETCHES) {
            recordIssued.failed(agency, release, "FETCHED_TOO_OFTEN");
            return new IssueOutcome.Denied("the released dataset was fetched too often; begin again");
        }
        List<AllocatedStatus> statuses = allocateStatus.allocate(agency.id(), keys.size());
        SignCopies.Signed signed;
        try {
            signed = signCopies.sign(agency, configuration, release, keys, statuses);
        } catch (RuntimeException noSignature) {
            recordIssued.failed(agency, release, "NOT_SIGNED");
            throw noSignature;
        }
        NotificationId notification = recordIssued.record(agency, grant, configuration, release, statuses, signed);
        return new IssueOutcome.Issued(signed.credentials(), notification);
    }
}
