package se.intyga.consent.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.intyga.consent.merkle.Hash;
import se.intyga.formats.claims.ClaimPath;

/// One thing that happened: who is responsible for it, to whom, why, on what ground, about which claims. It names
/// organisations, codes and paths; there is no member that could hold a claim value or a person.
///
/// @param controller who is responsible for this act (L20)
/// @param documentType the credential type it is about
/// @param reasonCodes why it was decided so; for APPROVED whether it was an approval or a consent
/// @param decision the kept decision this entry rests on: SHA-256 of its record, so that the ledger commits to its
/// facts
public record LedgerEvent(
        EventKind kind,
        Instant at,
        Party controller,
        Optional<Party> recipient,
        Optional<Purpose> purpose,
        Optional<Code> documentType,
        Optional<Code> legalBasis,
        Optional<Code> policyVersion,
        List<Code> reasonCodes,
        List<Code> ruleIds,
        List<ClaimPath> claimPaths,
        List<SaltedDigest> digests,
        CorrelationId correlation,
        Optional<Hash> decision) {
    private static final int MOST = 1000;

    public LedgerEvent {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        reasonCodes = List.copyOf(reasonCodes);
        ruleIds = List.copyOf(ruleIds);
        claimPaths = List.copyOf(claimPaths);
        digests = List.copyOf(digests);
        if (Stream.of(reasonCodes, ruleIds, claimPaths, digests).anyMatch(list -> list.size() > MOST)) {
            throw new IllegalArgumentException("event: a list has at most 1000 members");
        }
        for (ClaimPath path : claimPaths) {
            PlainWords.checked("a claim path", path.toString(), 1000);
        }
    }

    public static Builder of(EventKind kind, Instant at, Party controller, CorrelationId correlation) {
        return new Builder(kind, at, controller, correlation);
    }

    /// Builds an event from what is known; everything not given is absent.
    public static final class Builder {
        private final EventKind kind;
        private final Instant at;
        private final Party controller;
        private final CorrelationId correlation;
        private @Nullable Party recipient;
        private @Nullable Purpose purpose;
        private @Nullable Code documentType;
        private @Nullable Code legalBasis;
        private @Nullable Code policyVersion;
        private @Nullable Hash decision;
        private final List<Code> reasonCodes = new ArrayList<>();
        private final List<Code> ruleIds = new ArrayList<>();
        private final List<ClaimPath> claimPaths = new ArrayList<>();
        private final List<SaltedDigest> digests = new ArrayList<>();

        private Builder(EventKind kind, Instant at, Party controller, CorrelationId correlation) {
            this.kind = kind;
            this.at = at;
            this.controller = controller;
            this.correlation = correlation;
        }

        public Builder to(Party recipient) {
            this.recipient = recipient;
            return this;
        }

        public Builder why(Purpose purpose) {
            this.purpose = purpose;
            return this;
        }

        public Builder about(String documentType) {
            this.documentType = new Code(documentType);
            return this;
        }

        public Builder onBasis(String legalBasis) {
            this.legalBasis = new Code(legalBasis);
            return this;
        }

        public Builder byPolicy(String policyVersion) {
            this.policyVersion = new Code(policyVersion);
            return this;
        }

        /// Which kept decision it rests on.
        ///
        /// @param digest 64 hexadecimal digits
        public Builder decision(String digest) {
            this.decision = Hash.fromHex(digest);
            return this;
        }

        public Builder because(String... reasonCodes) {
            return because(List.of(reasonCodes));
        }

        public Builder because(List<String> reasonCodes) {
            reasonCodes.forEach(code -> this.reasonCodes.add(new Code(code)));
            return this;
        }

        public Builder byRules(List<String> ruleIds) {
            ruleIds.forEach(rule -> this.ruleIds.add(new Code(rule)));
            return this;
        }

        public Builder claims(List<ClaimPath> claimPaths) {
            this.claimPaths.addAll(claimPaths);
            return this;
        }

        public Builder digests(List<SaltedDigest> digests) {
            this.digests.addAll(digests);
            return this;
        }

        public LedgerEvent build() {
            return new LedgerEvent(
                    kind,
                    at,
                    controller,
                    Optional.ofNullable(recipient),
                    Optional.ofNullable(purpose),
                    Optional.ofNullable(documentType),
                    Optional.ofNullable(legalBasis),
                    Optional.ofNullable(policyVersion),
                    reasonCodes,
                    ruleIds,
                    claimPaths,
                    digests,
                    correlation,
                    Optional.ofNullable(decision));
        }
    }
}
