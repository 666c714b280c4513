package se.intyga.issuer.credential;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.Salt;
import se.intyga.consent.ledger.SaltedDigest;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.access.AccessGrant;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.configuration.ClaimDescription;
import se.intyga.issuer.configuration.CredentialConfiguration;
import se.intyga.issuer.issuance.CredentialId;
import se.intyga.issuer.issuance.Issuance;
import se.intyga.issuer.issuance.IssuanceRecords;
import se.intyga.issuer.ledger.AgencyLedger;
import se.intyga.issuer.notification.ExpectNotification;
import se.intyga.issuer.notification.NotificationId;
import se.intyga.issuer.offer.FollowOffer;
import se.intyga.issuer.release.Release;
import se.intyga.issuer.statuslist.AllocatedStatus;

/// Writes down that credentials were made, before they are handed over.
@Singleton
final class RecordIssued {
    private final IssuanceRecords records;
    private final AgencyLedger ledger;
    private final FollowOffer followOffer;
    private final ExpectNotification expectNotification;
    private final SecureRandom random;

    RecordIssued(
            IssuanceRecords records,
            AgencyLedger ledger,
            FollowOffer followOffer,
            ExpectNotification expectNotification,
            SecureRandom random) {
        this.records = records;
        this.ledger = ledger;
        this.followOffer = followOffer;
        this.expectNotification = expectNotification;
        this.random = random;
    }

    NotificationId record(
            Agency agency,
            AccessGrant grant,
            CredentialConfiguration configuration,
            Release release,
            List<AllocatedStatus> statuses,
            SignCopies.Signed signed) {
        CredentialId id = records.newId();
        records.record(Issuance.made(
                id,
                agency.id(),
                configuration.id(),
                release.person(),
                statuses,
                signed.issuedAt(),
                signed.expiresAt()));
        ledger.append(agency, release.person(), event(agency, configuration, release));
        grant.offer().ifPresent(offer -> followOffer.issued(offer, id));
        return expectNotification.of(agency, grant, release);
    }

    /// The wallet asked and got nothing: once for each reason, however often it asks.
    void failed(Agency agency, Release release, String reason) {
        ledger.appendOncePerReason(
                agency,
                release.person(),
                ledger.event(EventKind.ISSUANCE_FAILED, agency, release.correlation())
                        .to(Party.of("data-subject", "Personen själv"))
                        .about(release.configurationId())
                        .because(reason)
                        .build());
    }

    private LedgerEvent event(Agency agency, CredentialConfiguration configuration, Release release) {
        List<ClaimPath> issued = new ArrayList<>();
        List<SaltedDigest> digests = new ArrayList<>();
        for (ClaimDescription claim : configuration.claims()) {
            JsonNode value = value(release.claims(), claim);
            if (!value.isMissingNode()) {
                issued.add(claim.claimPath());
                digests.add(digest(claim.claimPath(), value));
            }
        }
        return ledger.event(EventKind.ISSUED, agency, release.correlation())
                .to(Party.of("data-subject", "Personen själv"))
                .about(configuration.id())
                .byPolicy(AgencyLedger.policy(release.policyVersion()))
                .byRules(release.ruleIds())
                .claims(issued)
                .digests(digests)
                .decision(release.decision().digest())
                .build();
    }

    /// In the way of disclosures. The salts are kept nowhere: no digest leads back to a value, also not by guessing.
    private SaltedDigest digest(ClaimPath path, JsonNode value) {
        String content = path + "=" + StrictJson.canonical(value);
        return SaltedDigest.of(Salt.fresh(random), content.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode value(JsonNode claims, ClaimDescription claim) {
        JsonNode value = claims;
        for (String name : claim.path()) {
            value = value.path(name);
        }
        return value;
    }
}
