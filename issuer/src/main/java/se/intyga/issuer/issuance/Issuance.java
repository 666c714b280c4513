package se.intyga.issuer.issuance;

import java.time.Instant;
import java.util.List;
import se.intyga.eid.person.PersonHash;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.issuer.statuslist.AllocatedStatus;
import se.intyga.issuer.statuslist.CredentialStatus;

/// One issuance: what kind, to whom as a keyed hash, where its copies stand in the status list. No values.
public record Issuance(
        CredentialId id,
        AgencyId agency,
        String configurationId,
        PersonHash person,
        List<AllocatedStatus> copies,
        Instant issuedAt,
        Instant validUntil,
        CredentialStatus status) {
    public Issuance {
        copies = List.copyOf(copies);
    }

    /// A new one, valid.
    public static Issuance made(
            CredentialId id,
            AgencyId agency,
            String configurationId,
            PersonHash person,
            List<AllocatedStatus> copies,
            Instant issuedAt,
            Instant validUntil) {
        return new Issuance(id, agency, configurationId, person, copies, issuedAt, validUntil, CredentialStatus.VALID);
    }
}
