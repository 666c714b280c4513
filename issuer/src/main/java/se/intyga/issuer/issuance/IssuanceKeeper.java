package se.intyga.issuer.issuance;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import se.intyga.consent.retention.KeptRows;
import se.intyga.consent.retention.RecordKeeper;
import se.intyga.legalbasis.rule.RecordType;

/// Records of what was issued go when the credential has long ended: as long as it is valid its status may have to be
/// changed. Its places in the status lists stay taken.
@Factory
final class IssuanceKeeper {
    @Singleton
    RecordKeeper issuances() {
        return KeptRows.fromTime(
                        "issuance",
                        RecordType.ISSUANCE_RECORD,
                        "issuer.issuance",
                        "credential_id",
                        "greatest(issued_at, valid_until)")
                .ofAgency("agency")
                .with("issuer.issuance_copy", "credential_id");
    }
}
