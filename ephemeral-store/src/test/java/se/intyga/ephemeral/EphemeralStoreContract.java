package se.intyga.ephemeral;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What both stores promise. Every test uses slots of its own.
abstract class EphemeralStoreContract {
    static final SecureRandom RANDOM = new SecureRandom();
    static final StoreKey KEY = randomKey();
    static final Duration LONG = Duration.ofMinutes(5);
    static final Duration SHORT = Duration.ofMillis(150);
    static final int CROWD = 64;

    /// The store under test.
    abstract EphemeralStore store();

    /// Another replica on the same server with another key.
    abstract EphemeralStore withKey(StoreKey key);

    /// Everything the server keeps, names and values, as Latin-1 text.
    abstract String dump();

    /// Puts what is kept under one slot under the other one, as somebody with access to the server could.
    abstract void moveBehindItsBack(Slot from, Slot to);

    static StoreKey randomKey() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new StoreKey(bytes);
    }

    static Slot fresh() {
        return new Slot("test.space", UUID.randomUUID().toString());
    }

    @Test
    void keeps_a_value_until_it_is_taken() {
        Slot slot = fresh();
        assertThat(store().putOnce(slot, bytes("a"), LONG)).isTrue();
        assertThat(store().read(slot).map(held -> text(held.value()))).contains("a");
        assertThat(store().takeOnce(slot).map(EphemeralStoreContract::text)).contains("a");
        assertThat(store().read(slot)).isEmpty();
        assertThat(store().takeOnce(slot)).isEmpty();
    }

    @Test
    void keeps_empty_and_large_values() {
        byte[] large = new byte[300_000];
        RANDOM.nextBytes(large);
        for (byte[] value : List.of(new byte[0], large)) {
            Slot slot = fresh();
            store().putOnce(slot, value, LONG);
            assertThat(store().takeOnce(slot).orElseThrow()).isEqualTo(value);
        }
    }

    @Test
    void refuses_a_second_value_for_a_taken_slot() {
        Slot slot = fresh();
        store().putOnce(slot, bytes("first"), LONG);
        assertThat(store().putOnce(slot, bytes("second"), LONG)).isFalse();
        assertThat(store().read(slot).map(held -> text(held.value()))).contains("first");
    }

    @Test
    void knows_slots_of_the_same_name_in_different_spaces_apart() {
        String name = UUID.randomUUID().toString();
        store().putOnce(new Slot("ab", "c" + name), bytes("1"), LONG);
        assertThat(store().read(new Slot("abc", name))).isEmpty();
        assertThat(store().putOnce(new Slot("abc", name), bytes("2"), LONG)).isTrue();
    }

    @Test
    void replaces_the_version_that_was_read_and_no_other() {
        Slot slot = fresh();
        store().putOnce(slot, bytes("a"), LONG);
        long first = store().read(slot).orElseThrow().version();
        assertThat(store().replace(slot, first, bytes("b"), LONG)).isTrue();
        assertThat(store().replace(slot, first, bytes("c"), LONG)).isFalse();
        assertThat(store().read(slot).map(held -> text(held.value()))).contains("b");
    }

    @Test
    void does_not_replace_a_value_that_was_removed_and_put_again() {
        Slot slot = fresh();
        store().putOnce(slot, bytes("same"), LONG);
        long before = store().read(slot).orElseThrow().version();
        store().remove(slot);
        store().putOnce(slot, bytes("same"), LONG);
        assertThat(store().replace(slot, before, bytes("late"), LONG)).isFalse();
    }

    @Test
    void does_not_replace_in_an_empty_slot() {
        Slot slot = fresh();
        assertThat(store().replace(slot, 0, bytes("b"), LONG)).isFalse();
        assertThat(store().read(slot)).isEmpty();
    }

    @Test
    void removes_values_and_counters() {
        Slot slot = fresh();
        store().putOnce(slot, bytes("a"), LONG);
        store().increment(slot, LONG);
        assertThat(store().remove(slot)).isTrue();
        assertThat(store().remove(slot)).isFalse();
        assertThat(store().read(slot)).isEmpty();
        assertThat(store().increment(slot, LONG)).isEqualTo(1);
    }

    @Test
    void counts_without_touching_the_value_of_the_same_slot() {
        Slot slot = fresh();
        store().putOnce(slot, bytes("a"), LONG);
        assertThat(store().increment(slot, LONG)).isEqualTo(1);
        assertThat(store().increment(slot, LONG)).isEqualTo(2);
        assertThat(store().read(slot).map(held -> text(held.value()))).contains("a");
        assertThat(store().read(new Slot(slot.space(), slot.name() + "x"))).isEmpty();
    }

    @Test
    void a_counter_is_no_value() {
        Slot counter = fresh();
        store().increment(counter, LONG);
        assertThat(store().read(counter)).isEmpty();
        assertThat(store().takeOnce(counter)).isEmpty();
        assertThat(store().putOnce(counter, bytes("a"), LONG)).isTrue();
        assertThat(store().increment(counter, LONG)).isEqualTo(2);
    }

    @Test
    void never_shows_an_expired_entry() {
        Slot slot = fresh();
        store().putOnce(slot, bytes("a"), SHORT);
        long version = store().read(slot).orElseThrow().version();
        Await.until(() -> store().read(slot).isEmpty());
        assertThat(store().takeOnce(slot)).isEmpty();
        assertThat(store().replace(slot, version, bytes("b"), LONG)).isFalse();
        assertThat(store().remove(slot)).isFalse();
    }

    @Test
    void gives_an_expired_slot_to_the_next() {
        Slot slot = fresh();
        store().putOnce(slot, bytes("a"), SHORT);
        Await.until(() -> store().putOnce(slot, bytes("b"), LONG));
        assertThat(store().read(slot).map(held -> text(held.value()))).contains("b");
    }

    @Test
    void a_replacement_brings_its_own_lifetime() {
        Slot slot = fresh();
        store().putOnce(slot, bytes("a"), LONG);
        store().replace(slot, store().read(slot).orElseThrow().version(), bytes("b"), SHORT);
        Await.until(() -> store().read(slot).isEmpty());
    }

    @Test
    void a_window_starts_at_the_first_count_and_is_not_prolonged() {
        Slot counter = fresh();
        assertThat(store().increment(counter, Duration.ofMillis(400))).isEqualTo(1);
        List<Long> counts = new ArrayList<>();
        // Every count asks for a long window; only the first one's is heeded, so the count falls back to 1.
        Await.until(() -> counts.add(store().increment(counter, Duration.ofMillis(400))) && counts.getLast() == 1L);
        assertThat(counts).hasSizeGreaterThan(1);
    }

    @Test
    void refuses_a_lifetime_that_is_none() {
        for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofNanos(5))) {
            assertThatThrownBy(() -> store().putOnce(fresh(), bytes("a"), none))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store().increment(fresh(), none)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void of_many_that_put_into_one_slot_exactly_one_wins() {
        Slot slot = fresh();
        List<Boolean> won = crowd(i -> store().putOnce(slot, bytes("value " + i), LONG));
        assertThat(won).filteredOn(w -> w).hasSize(1);
        assertThat(store().read(slot).map(held -> text(held.value()))).contains("value " + won.indexOf(true));
    }

    @Test
    void of_many_that_put_into_an_expired_slot_exactly_one_wins() {
        Slot slot = fresh();
        store().putOnce(slot, bytes("old"), SHORT);
        Await.until(() -> store().read(slot).isEmpty());
        assertThat(crowd(i -> store().putOnce(slot, bytes("value " + i), LONG)))
                .filteredOn(w -> w)
                .hasSize(1);
    }

    @Test
    void of_many_that_take_one_slot_exactly_one_gets_it() {
        Slot slot = fresh();
        store().putOnce(slot, bytes("the code"), LONG);
        assertThat(crowd(_ -> store().takeOnce(slot)))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
    }

    @Test
    void of_many_that_replace_one_version_exactly_one_wins() {
        Slot slot = fresh();
        store().putOnce(slot, bytes("a"), LONG);
        long version = store().read(slot).orElseThrow().version();
        assertThat(crowd(i -> store().replace(slot, version, bytes("b" + i), LONG)))
                .filteredOn(w -> w)
                .hasSize(1);
    }

    @Test
    void no_change_is_lost_when_many_compare_and_set_until_they_succeed() {
        Slot slot = fresh();
        store().putOnce(slot, bytes("0"), LONG);
        crowd(_ -> {
            while (true) {
                Held held = store().read(slot).orElseThrow();
                int next = Integer.parseInt(text(held.value())) + 1;
                if (store().replace(slot, held.version(), bytes("" + next), LONG)) {
                    return next;
                }
            }
        });
        assertThat(store().read(slot).map(held -> text(held.value()))).contains("" + CROWD);
    }

    @Test
    void every_count_is_given_once_when_many_count() {
        Slot counter = fresh();
        assertThat(crowd(_ -> store().increment(counter, LONG)))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, CROWD).boxed().toList());
    }

    @Test
    void keeps_neither_names_nor_values_in_clear() {
        Slot slot = new Slot("secret.space", "secret-name-4711");
        Slot counter = new Slot("secret.counters", "secret-name-0815");
        store().putOnce(slot, bytes("secret-value-197705232382"), LONG);
        store().increment(counter, LONG);
        store().replace(slot, store().read(slot).orElseThrow().version(), bytes("secret-value-2"), LONG);
        assertThat(dump()).isNotEmpty().doesNotContainIgnoringCase("secret").doesNotContain("197705232382");
    }

    @Test
    void a_replica_with_another_key_finds_nothing() {
        Slot slot = fresh();
        store().putOnce(slot, bytes("a"), LONG);
        assertThat(withKey(randomKey()).read(slot)).isEmpty();
        assertThat(withKey(KEY).read(slot)).isPresent();
    }

    @Test
    void a_value_moved_to_another_slot_does_not_open() {
        Slot mine = fresh();
        Slot yours = fresh();
        store().putOnce(mine, bytes("mine"), LONG);
        store().putOnce(yours, bytes("yours"), LONG);
        moveBehindItsBack(mine, yours);
        assertThatThrownBy(() -> store().read(yours))
                .isInstanceOf(EntryBroken.class)
                .hasMessageNotContaining(yours.name());
        assertThatThrownBy(() -> store().takeOnce(yours)).isInstanceOf(EntryBroken.class);
    }

    interface Turn<T> {
        T take(int index) throws Exception;
    }

    /// Lets a crowd of virtual threads begin at the same moment, and returns what each got, in order.
    static <T> List<T> crowd(Turn<T> turn) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = IntStream.range(0, CROWD)
                    .mapToObj(i -> threads.submit((Callable<T>) () -> {
                        start.await();
                        return turn.take(i);
                    }))
                    .toList();
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
