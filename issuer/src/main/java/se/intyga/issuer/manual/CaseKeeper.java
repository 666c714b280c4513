package se.intyga.issuer.manual;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import se.intyga.consent.retention.KeptRows;
import se.intyga.consent.retention.RecordKeeper;
import se.intyga.legalbasis.rule.RecordType;

/// Cases of case handlers that are over, reckoned from their last step, with who looked at them. A decision that does
/// not stand in the ledger yet waits for that.
@Factory
final class CaseKeeper {
    private static final String OVER = "CASE WHEN state IN ('waiting', 'claimed', 'proposed') THEN expires_at < now()"
            + " WHEN state = 'released' THEN recorded AND valid_until < now()"
            + " WHEN state IN ('refused', 'withdrawn') THEN recorded ELSE true END";

    @Singleton
    RecordKeeper releaseCases() {
        return KeptRows.fromTime("release-case", RecordType.MANUAL_CASE, "issuer.release_case", "case_id", "state_at")
                .ofAgency("agency")
                .only(OVER)
                .with("issuer.release_case_look", "case_id");
    }
}
