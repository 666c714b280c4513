package se.intyga.issuer.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.Ledger;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.consent.person.SealedRecords;
import se.intyga.eid.session.LoggedInPerson;
import se.intyga.issuer.TestIssuer;
import se.intyga.legalbasis.archive.DecisionArchive;
import se.intyga.legalbasis.archive.DecisionId;
import se.intyga.legalbasis.archive.ReplayStored;
import se.intyga.legalbasis.archive.StoredOutcome;

/// What the agency's ledger tells of a release, step by step (requirements, section 4), and that its decisions replay.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseLedgerTest {
    private final TestIssuer house = new TestIssuer();

    @AfterAll
    void stop() {
        house.close();
    }

    /// One way through the release page.
    ///
    /// @param steps the ledger's entries; a refusal with its reason
    record Way(String name, String number, BiConsumer<TestIssuer, ReleaseHandle> answers, List<String> steps) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Way> ways() {
        BiConsumer<TestIssuer, ReleaseHandle> presses = (house, handle) -> house.bean(RequestRelease.class)
                .request(TestIssuer.AGENCY, handle, house.person(TestIssuer.REGISTERED));
        return Stream.of(
                new Way(
                        "requested and released",
                        TestIssuer.REGISTERED,
                        presses,
                        List.of("RELEASE_REQUESTED", "RELEASE_DECIDED ALLOWED")),
                new Way(
                        "requested twice",
                        TestIssuer.REGISTERED,
                        presses.andThen(presses),
                        List.of("RELEASE_REQUESTED", "RELEASE_DECIDED ALLOWED")),
                new Way("looked at only", TestIssuer.REGISTERED, (_, _) -> {}, List.of()),
                new Way(
                        "cancelled",
                        TestIssuer.REGISTERED,
                        (house, handle) -> house.bean(RequestRelease.class)
                                .cancel(TestIssuer.AGENCY, handle, house.person(TestIssuer.REGISTERED)),
                        List.of()),
                new Way("protected and looked at only", TestIssuer.PROTECTED, (_, _) -> {}, List.of()),
                new Way("secret", TestIssuer.SECRET, (_, _) -> {}, List.of("RELEASE_DECIDED SECRECY")),
                new Way("no record", TestIssuer.NEVER_REGISTERED, (_, _) -> {}, List.of("RELEASE_DECIDED NO_RECORD")),
                new Way("record ended", TestIssuer.ENDED, (_, _) -> {}, List.of("RELEASE_DECIDED RECORD_ENDED")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void every_way_leaves_exactly_its_entries(Way way) {
        Ledger ledger = ledger(house);
        long before = ledger.size();
        ReleaseHandle handle = begin(house);
        house.bean(PreviewRelease.class).preview(TestIssuer.AGENCY, handle, house.person(way.number()));
        way.answers().accept(house, handle);
        assertThat(steps(events(house, before))).isEqualTo(way.steps());
    }

    @Test
    void a_source_that_is_down_is_written_once_however_often_the_person_tries() {
        try (TestIssuer broken = new TestIssuer()) {
            Ledger ledger = ledger(broken);
            long before = ledger.size();
            ReleaseHandle handle = begin(broken);
            LoggedInPerson person = broken.person(TestIssuer.REGISTERED);
            broken.bean(PreviewRelease.class).preview(TestIssuer.AGENCY, handle, person);
            broken.register.close();
            broken.bean(RequestRelease.class).request(TestIssuer.AGENCY, handle, person);
            broken.bean(RequestRelease.class).request(TestIssuer.AGENCY, handle, person);
            broken.bean(RequestRelease.class).giveUp(TestIssuer.AGENCY, handle, person);
            assertThat(steps(events(broken, before))).containsExactly("ISSUANCE_FAILED SOURCE_UNAVAILABLE");
        }
    }

    /// R31, R54: refusals too.
    @Test
    void every_decision_the_law_made_is_kept_and_replays() {
        Ledger ledger = ledger(house);
        long before = ledger.size();
        for (String number : List.of(TestIssuer.REGISTERED, TestIssuer.PROTECTED, TestIssuer.SECRET)) {
            ReleaseHandle handle = begin(house);
            LoggedInPerson person = house.person(number);
            house.bean(PreviewRelease.class).preview(TestIssuer.AGENCY, handle, person);
            house.bean(RequestRelease.class).request(TestIssuer.AGENCY, handle, person);
        }
        List<LedgerEvent> decided = events(house, before).stream()
                .filter(event -> event.kind() == EventKind.RELEASE_DECIDED)
                .toList();
        assertThat(decided).hasSize(3);
        for (LedgerEvent event : decided) {
            DecisionId id = new DecisionId(event.decision().orElseThrow().hex());
            String code = event.reasonCodes().getFirst().value();
            assertThat(house.bean(ReplayStored.class).one(id)).isEqualTo(new StoredOutcome.Reproduced(code));
            assertThat(house.bean(DecisionArchive.class).find(id).orElseThrow().toJson())
                    .doesNotContain(TestIssuer.REGISTERED, TestIssuer.PROTECTED, TestIssuer.SECRET, "2026-01-19");
        }
    }

    private static ReleaseHandle begin(TestIssuer house) {
        return house.bean(StartRelease.class)
                .start(new StartRelease.Wanted(TestIssuer.AGENCY, "registration-certificate", "/back"))
                .handle();
    }

    private static Ledger ledger(TestIssuer house) {
        return house.bean(Ledgers.class).ledger(LedgerName.ofAgency(TestIssuer.AGENCY.value()));
    }

    private static List<LedgerEvent> events(TestIssuer house, long from) {
        return house
                .bean(SealedRecords.class)
                .entries(LedgerName.ofAgency(TestIssuer.AGENCY.value()), from, 100)
                .stream()
                .flatMap(entry -> entry.event().stream())
                .toList();
    }

    private static List<String> steps(List<LedgerEvent> events) {
        return events.stream()
                .map(event -> switch (event.kind()) {
                    case ISSUANCE_FAILED, RELEASE_DECIDED ->
                        event.kind() + " " + event.reasonCodes().getFirst();
                    default -> event.kind().name();
                })
                .toList();
    }
}
