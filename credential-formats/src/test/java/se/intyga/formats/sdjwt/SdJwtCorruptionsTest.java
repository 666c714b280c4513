package se.intyga.formats.sdjwt;

import static org.assertj.core.api.Assertions.assertThat;
import static se.intyga.formats.sdjwt.SdJwtCorruptions.corruptions;
import static se.intyga.formats.sdjwt.ValidPresentation.issued;
import static se.intyga.formats.sdjwt.ValidPresentation.presented;
import static se.intyga.formats.sdjwt.ValidPresentation.verify;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.intyga.formats.sdjwt.SdJwtCorruptions.Corruption;

/// Each of them is refused.
class SdJwtCorruptionsTest {
    @Test
    void the_valid_presentation_passes_every_check() {
        assertThat(verify(presented(issued()))).isInstanceOfSatisfying(SdJwtVcOutcome.Verified.class, verified -> {
            assertThat(verified.checks())
                    .hasSize(5)
                    .allSatisfy((check, result) -> assertThat(result).isEqualTo(new CheckResult.Passed()));
            assertThat(verified.credential().holderBound()).isTrue();
            assertThat(verified.credential().claims().has("registration_date")).isFalse();
            assertThat(verified.credential().claims().get("preferred_municipalities"))
                    .hasSize(1);
        });
    }

    @Test
    void every_corruption_is_refused() {
        List<String> accepted = corruptions().stream()
                .filter(corruption -> verify(corruption.presentation()) instanceof SdJwtVcOutcome.Verified)
                .map(Corruption::name)
                .toList();
        assertThat(accepted).as("corruptions that were not refused").isEmpty();
    }

    @Test
    void every_changed_character_is_refused() {
        String good = presented(issued());
        var accepted = new ArrayList<Integer>();
        for (int i = 0; i < good.length(); i += 7) {
            char changed = good.charAt(i) == 'A' ? 'B' : 'A';
            if (verify(good.substring(0, i) + changed + good.substring(i + 1)) instanceof SdJwtVcOutcome.Verified) {
                accepted.add(i);
            }
        }
        assertThat(accepted)
                .as("places where a changed character was not noticed")
                .isEmpty();
    }
}
