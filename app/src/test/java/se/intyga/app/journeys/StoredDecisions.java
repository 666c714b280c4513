package se.intyga.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import se.intyga.app.decisions.DecisionsCommand;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.consent.person.SealedRecords;
import se.intyga.legalbasis.archive.DecisionArchive;
import se.intyga.legalbasis.archive.DecisionId;
import se.intyga.legalbasis.archive.ReplayStored;
import se.intyga.legalbasis.archive.StoredOutcome;

/// What the whole house keeps of its decisions (R31, R54).
final class StoredDecisions {
    private static final List<EventKind> DECIDED =
            List.of(EventKind.REQUEST_CREATED, EventKind.RELEASE_DECIDED, EventKind.ISSUED, EventKind.DISCLOSED);

    private StoredDecisions() {}

    /// Every kept decision gives the same answer, and every decision that a ledger names is kept.
    static void replayAndAreWhatTheLedgersName(HouseUnderTest house) {
        ReplayStored replay = house.context().getBean(ReplayStored.class);
        assertThat(replay.all())
                .isInstanceOfSatisfying(
                        ReplayStored.Verdict.AllReproduced.class,
                        all -> assertThat(all.count()).isPositive());
        DecisionArchive archive = house.context().getBean(DecisionArchive.class);
        for (EventKind kind : DECIDED) {
            List<LedgerEvent> events = events(house, kind);
            assertThat(events).as("entries of %s", kind).isNotEmpty();
            assertThat(events)
                    .as("%s names its decision", kind)
                    .anyMatch(event -> event.decision().isPresent());
            events.stream().flatMap(event -> event.decision().stream()).forEach(digest -> {
                DecisionId id = new DecisionId(digest.hex());
                assertThat(archive.find(id)).as("%s of %s", id, kind).isPresent();
                assertThat(replay.one(id)).isInstanceOf(StoredOutcome.Reproduced.class);
            });
        }
    }

    /// The operator's command says the same, beside the running house.
    static void areReplayedByTheCommand(HouseUnderTest house) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        boolean same = DecisionsCommand.run(
                List.of("replay", "--data-folder", house.dataFolder().toString()),
                Map.of(),
                new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(said.toString(StandardCharsets.UTF_8)).matches("Decisions replayed: [1-9][0-9]*\\. .*\\R");
        assertThat(same).isTrue();
    }

    private static List<LedgerEvent> events(HouseUnderTest house, EventKind kind) {
        Ledgers ledgers = house.context().getBean(Ledgers.class);
        return ledgers.names().stream()
                .flatMap(name -> house.context().getBean(SealedRecords.class).entries(name, 0, 1000).stream())
                .flatMap(entry -> entry.event().stream())
                .filter(event -> event.kind() == kind)
                .toList();
    }
}
