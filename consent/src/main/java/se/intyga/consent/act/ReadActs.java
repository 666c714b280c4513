package se.intyga.consent.act;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.person.PersonKey;
import se.intyga.consent.person.PersonKeys;
import se.intyga.legalbasis.disclosure.ActKind;

/// A person's own acts, of one kind at a time.
@Singleton
public final class ReadActs {
    private final SealActs sealActs;
    private final ActStore acts;
    private final PersonKeys keys;
    private final Jdbi jdbi;

    ReadActs(SealActs sealActs, ActStore acts, PersonKeys keys, Jdbi jdbi) {
        this.sealActs = sealActs;
        this.acts = acts;
        this.keys = keys;
        this.jdbi = jdbi;
    }

    /// An act and what became of it.
    ///
    /// @param steps with their proofs, in the order they happened; a step whose entry was lost with the house
    ///     is not here
    public record Kept(Act act, boolean used, boolean withdrawn, List<RecordedAct> steps) {
        public Kept {
            steps = List.copyOf(steps);
        }

        @Override
        public String toString() {
            return "Kept[hidden]";
        }
    }

    /// Newest first.
    public List<Kept> all(PersonReference person, ActKind kind) {
        return jdbi.inTransaction(handle -> keys.find(handle, person)
                .map(key -> acts.all(handle, person, kind).stream()
                        .flatMap(row -> kept(row, kind, key).stream())
                        .sorted(Comparator.comparing(
                                        (Kept kept) -> kept.act().scope().madeAt())
                                .reversed())
                        .toList())
                .orElseGet(List::of));
    }

    public Optional<Kept> find(PersonReference person, ActKind kind, ActId id) {
        return jdbi.inTransaction(handle -> keys.find(handle, person)
                .flatMap(key -> acts.find(handle, person, kind, id).flatMap(row -> kept(row, kind, key))));
    }

    private Optional<Kept> kept(ActStore.Row row, ActKind kind, PersonKey key) {
        return sealActs.open(row.made(), kind, ActRecord.Step.MADE, row.id(), key)
                .map(made -> {
                    Stream<RecordedAct> use = Optional.ofNullable(row.use())
                            .flatMap(bytes -> sealActs.open(bytes, kind, ActRecord.Step.USED, row.id(), key))
                            .stream();
                    Stream<RecordedAct> withdrawal = Optional.ofNullable(row.withdrawal())
                            .flatMap(bytes -> sealActs.open(bytes, kind, ActRecord.Step.WITHDRAWN, row.id(), key))
                            .stream();
                    return new Kept(
                            made.record().act(),
                            row.used(),
                            row.withdrawn(),
                            Stream.concat(Stream.of(made), Stream.concat(use, withdrawal))
                                    .toList());
                });
    }
}
