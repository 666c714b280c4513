package se.intyga.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.intyga.app.journeys.HouseUnderTest;
import se.intyga.ephemeral.PurgeExpired;
import se.intyga.verifier.VerifierConfig;

/// What runs or is set without any request asking for it.
class WiringTest {
    @Test
    void expired_short_lived_state_is_purged_from_postgresql_by_a_running_house_and_redis_does_it_itself() {
        assertThat(HouseUnderTest.running().context().getActiveBeanRegistrations(PurgeExpired.class))
                .hasSize(1);
        assertThat(HouseUnderTest.byOtherRules().context().findBean(PurgeExpired.class))
                .isEmpty();
    }

    @Test
    void a_person_who_has_shared_is_offered_to_keep_the_receipt_at_this_house_s_own_door() {
        HouseUnderTest house = HouseUnderTest.running();

        assertThat(house.context().getBean(VerifierConfig.class).keepReceiptAt())
                .contains(house.at("/holder/receipts"));
    }
}
