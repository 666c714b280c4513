package se.intyga.app.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.Settings;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.retention.KeepingTimes;
import se.intyga.consent.retention.RetentionConfig;
import se.intyga.consent.retention.RetentionRounds;
import se.intyga.consent.retention.RunRetention;
import se.intyga.legalbasis.policy.Policies;

/// How long records are kept: as the policy in force says, an agency's own period before everybody's. What it sets no
/// time for, and what it sends to an archive, is not deleted here.
@Factory
final class RetentionWiring {
    @Singleton
    KeepingTimes keepingTimes(Policies policies) {
        return (type, now) -> policies.effectiveAt(now).keepingRules(type, now);
    }

    /// Runs in the background on every replica; whoever comes first to a kind of record does it.
    @Singleton
    @Bean(preDestroy = "close")
    RetentionRounds rounds(RunRetention run, Settings settings) {
        return RetentionRounds.every(settings.get(Catalogue.RETENTION_INTERVAL), run);
    }

    @Singleton
    RetentionConfig retention(Settings settings) {
        return new RetentionConfig(Party.of("operator", settings.get(Catalogue.OPERATOR)));
    }
}
