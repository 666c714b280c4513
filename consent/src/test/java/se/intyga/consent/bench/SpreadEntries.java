package se.intyga.consent.bench;

import java.util.Random;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.AboutPerson;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.FillLedger;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.TestLedgers;
import se.intyga.consent.person.ManyPersons;

/// A ledger in which each person has twenty entries, however large it is, and they lie as far apart as its growth
/// lets them: what a step adds goes round among the persons it adds.
final class SpreadEntries {
    /// Entries of one person.
    static final int EACH = 20;

    private final FillLedger fill;
    private final ManyPersons persons;
    private long size;
    private int newest;

    SpreadEntries(FillLedger fill, ManyPersons persons) {
        this.fill = fill;
        this.persons = persons;
    }

    /// Precondition: more than before, by a multiple of twenty.
    void growTo(long next) {
        if (next <= size || (next - size) % EACH != 0) {
            throw new IllegalArgumentException("sizes grow, by multiples of " + EACH);
        }
        newest = persons.count();
        long before = size;
        int more = Math.toIntExact((next - size) / EACH);
        persons.make(more);
        fill.grow(persons.ledger(), next, new FillLedger.Contents() {
            @Override
            public LedgerEvent event(long index) {
                return TestLedgers.event(EventKind.ISSUED).build();
            }

            @Override
            public AboutPerson about(long index) {
                return persons.about(number(index));
            }

            @Override
            public AboutPerson.Sealing sealing(long index) {
                return persons.sealing(number(index));
            }

            private int number(long index) {
                return newest + (int) ((index - before) % more);
            }
        });
        size = next;
    }

    /// One of those the last step added.
    PersonReference somebody(Random random) {
        return persons.reference(random.nextInt(newest, persons.count()));
    }

    LedgerName ledger() {
        return persons.ledger();
    }

    long size() {
        return size;
    }
}
