package se.intyga.ephemeral;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import se.intyga.ephemeral.Sealing.Kind;

class SealingTest {
    private static final Slot SLOT = new Slot("a.space", "a-name");
    private final Sealing sealing = new Sealing(new StoreKey(new byte[32]), new SecureRandom());

    @Test
    void every_flipped_bit_is_noticed() {
        byte[] sealed = sealing.seal(SLOT, "value".getBytes(UTF_8));
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] corrupted = sealed.clone();
            corrupted[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> sealing.open(SLOT, corrupted)).isInstanceOf(EntryBroken.class);
        }
    }

    @Test
    void every_shortened_entry_is_noticed() {
        byte[] sealed = sealing.seal(SLOT, new byte[3]);
        for (int length = 0; length < sealed.length; length++) {
            byte[] shortened = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> sealing.open(SLOT, shortened)).isInstanceOf(EntryBroken.class);
        }
    }

    @Test
    void the_same_value_is_never_sealed_alike_twice() {
        assertThat(sealing.seal(SLOT, new byte[3])).isNotEqualTo(sealing.seal(SLOT, new byte[3]));
    }

    @Test
    void names_differ_by_kind_space_and_name() {
        assertThat(sealing.nameOf(Kind.VALUE, SLOT))
                .isEqualTo(sealing.nameOf(Kind.VALUE, new Slot("a.space", "a-name")))
                .isNotEqualTo(sealing.nameOf(Kind.COUNTER, SLOT))
                .isNotEqualTo(sealing.nameOf(Kind.VALUE, new Slot("a.spac", "ea-name")))
                .isNotEqualTo(sealing.nameOf(Kind.VALUE, new Slot("a.space", "a-nam")))
                .hasSize(32);
    }

    @Test
    void secrets_are_not_printed() {
        assertThat(SLOT.toString() + new Held(new byte[] {65}, 7) + new StoreKey(new byte[32]))
                .isEqualTo("Slot[a.space]Held[hidden]StoreKey[hidden]");
    }

    @Test
    void a_key_of_another_length_is_refused() {
        assertThatThrownBy(() -> new StoreKey(new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }
}
