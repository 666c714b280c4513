package se.intyga.consent.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.intyga.consent.merkle.Hash;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.pages.Text;

class LedgerEventTest {
    /// The example of docs/ledger-leaf.md.
    private static final LedgerEvent EXAMPLE = LedgerEvent.of(
                    EventKind.DISCLOSED,
                    Instant.parse("2026-11-21T10:00:00Z"),
                    Party.of("demo-employer", "Exempelbolaget AB (demo)"),
                    new CorrelationId("k3J9sQ2vT1aa"))
            .to(Party.of("demo-employer", "Exempelbolaget AB (demo)"))
            .claims(List.of(new ClaimPath(
                    List.of(new ClaimPath.Name("municipalities"), new ClaimPath.Index(0), new ClaimPath.Each()))))
            .build();

    @ParameterizedTest
    @EnumSource(EventKind.class)
    void every_kind_is_read_back_as_it_was_written(EventKind kind) throws CanonicalReader.Malformed {
        LedgerEvent event = TestLedgers.event(kind)
                .digests(List.of(SaltedDigest.of(Salt.fresh(TestLedgers.RANDOM), new byte[] {1, 2})))
                .build();
        assertThat(EventBody.read(EventBody.write(event))).isEqualTo(event);
        LedgerEvent bare = LedgerEvent.of(kind, TestLedgers.NOW, TestLedgers.AGENCY, new CorrelationId("k3J9sQ2vT1aa"))
                .build();
        assertThat(EventBody.read(EventBody.write(bare))).isEqualTo(bare);
    }

    @Test
    void an_event_names_the_decision_it_rests_on_and_old_events_name_none() throws CanonicalReader.Malformed {
        String digest = "0f".repeat(32);
        LedgerEvent decided =
                TestLedgers.event(EventKind.RELEASE_DECIDED).decision(digest).build();
        byte[] body = EventBody.write(decided);
        assertThat(EventBody.read(body)).isEqualTo(decided);
        assertThat(EventBody.read(body).decision())
                .hasValueSatisfying(hash -> assertThat(hash.hex()).isEqualTo(digest));
        assertThat(EventBody.read(HexFormat.of().parseHex(DocumentedLeaf.value("body")))
                        .decision())
                .isEmpty();
        for (int length = 0; length < body.length; length++) {
            byte[] cut = Arrays.copyOf(body, length);
            assertThatThrownBy(() -> EventBody.read(cut)).isInstanceOf(CanonicalReader.Malformed.class);
        }
        assertThatThrownBy(() -> TestLedgers.event(EventKind.RELEASE_DECIDED).decision("0f"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_documented_bytes_are_the_bytes() {
        byte[] body = EventBody.write(EXAMPLE);
        assertThat(HexFormat.of().formatHex(body)).isEqualTo(DocumentedLeaf.value("body"));
        Salt salt = Salt.of(new byte[32]);
        Leaf leaf = new Leaf(
                LedgerName.ofRelyingParty("demo-employer"),
                7,
                Instant.parse("2026-11-21T10:00:01Z"),
                salt.commitTo(body));
        assertThat(leaf.commitment().hex()).isEqualTo(DocumentedLeaf.value("commitment"));
        assertThat(HexFormat.of().formatHex(leaf.write())).isEqualTo(DocumentedLeaf.value("leaf"));
        assertThat(leaf.reference().leafHash().hex()).isEqualTo(DocumentedLeaf.value("leaf hash"));
    }

    @Test
    void no_other_bytes_are_read_as_an_event_or_a_leaf() {
        byte[] body = EventBody.write(EXAMPLE);
        byte[] leaf = new Leaf(LedgerName.ofHolderDoor(), 7, TestLedgers.NOW, Hash.of(new byte[32])).write();
        for (int length = 0; length < body.length; length++) {
            byte[] cut = Arrays.copyOf(body, length);
            assertThatThrownBy(() -> EventBody.read(cut)).isInstanceOf(CanonicalReader.Malformed.class);
        }
        assertThatThrownBy(() -> EventBody.read(Arrays.copyOf(body, body.length + 1)))
                .isInstanceOf(CanonicalReader.Malformed.class);
        for (int length = 0; length < leaf.length; length++) {
            byte[] cut = Arrays.copyOf(leaf, length);
            assertThatThrownBy(() -> Leaf.read(cut)).isInstanceOf(CanonicalReader.Malformed.class);
        }
    }

    @Test
    void random_changes_throw_nothing_undeclared_and_never_give_the_same_event() {
        byte[] body = EventBody.write(EXAMPLE);
        Random random = new Random(7);
        List<String> surprises = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = body.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
            try {
                if (EventBody.read(changed).equals(EXAMPLE)) {
                    surprises.add("the same event from other bytes");
                }
            } catch (CanonicalReader.Malformed refused) {
                assertThat(refused).isNotNull();
            }
        }
        assertThat(surprises).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anna 198112289874",
                "811228-9874 Anna",
                "19811228-9874",
                "8112289874",
                "811288-9863",
                "(20010713-2383)",
                "pnr:19 811228+9874",
                "811228 9874"
            })
    void no_word_of_an_event_holds_a_personal_number(String text) {
        Stream<ThrowingCallable> attempts = Stream.of(
                () -> Party.of("demo-employer", text),
                () -> Purpose.of("recruitment", new Text(text, "Recruitment")),
                () -> Purpose.of("recruitment", new Text("Rekrytering", text)),
                () -> TestLedgers.event(EventKind.DISCLOSED)
                        .claims(List.of(ClaimPath.of(text)))
                        .build());
        attempts.forEach(attempt -> assertThatThrownBy(attempt)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("9874")
                .hasMessageNotContaining("2387"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021002114",
                "202100-2114",
                "Exempelbolaget AB (demo) 556012-5790",
                "registration_date",
                "2026-11-21",
                "19811228-9875"
            })
    void organisation_numbers_dates_and_names_are_words_like_others(String text) {
        assertThat(Party.of("demo-employer", text).name()).isEqualTo(text);
    }

    static Stream<ThrowingCallable> too_loose() {
        return Stream.of(
                () -> new Code("two words"),
                () -> new Code(""),
                () -> new Code("19811228-9874"),
                () -> new CorrelationId("198112289874"),
                () -> new CorrelationId("811228-9874"),
                () -> new CorrelationId("short"),
                () -> new CorrelationId("has spaces in it"),
                () -> new LedgerName("relying-parties/"),
                () -> new LedgerName("issuers/../holder"),
                () -> new LedgerName("elsewhere"),
                () -> Party.of("demo", "line\nbreak"),
                () -> new LedgerConfig("https://intyga.example"),
                () -> new LedgerConfig("intyga.example/"));
    }

    @ParameterizedTest
    @MethodSource("too_loose")
    void refuses_words_too_loose_for_a_ledger(ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOf(IllegalArgumentException.class);
    }
}
