package se.intyga.consent.person;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.AboutPerson;
import se.intyga.consent.ledger.BinaryCopy;
import se.intyga.consent.ledger.LedgerName;

/// Persons nobody has, each with a key of her own for one ledger, made many at a time.
public final class ManyPersons {
    private static final int A_COPY = 10_000;

    private record Keyed(PersonReference person, SealWithKey key) implements AboutPerson {
        @Override
        public byte[] reference() {
            return person.bytes();
        }
    }

    private final Jdbi jdbi;
    private final LedgerName ledger;
    private final PersonKeys keys;
    private final SecureRandom random;
    private final List<Keyed> persons = new ArrayList<>();

    public ManyPersons(Jdbi jdbi, LedgerName ledger, PersonKeys keys, SecureRandom random) {
        this.jdbi = jdbi;
        this.ledger = ledger;
        this.keys = keys;
        this.random = random;
    }

    public LedgerName ledger() {
        return ledger;
    }

    public int count() {
        return persons.size();
    }

    /// So many more.
    public void make(int more) {
        for (int done = 0; done < more; done += A_COPY) {
            int count = Math.min(A_COPY, more - done);
            jdbi.useTransaction(handle -> copy(handle, count));
        }
    }

    private void copy(Handle handle, int count) {
        BinaryCopy rows = new BinaryCopy();
        for (int i = 0; i < count; i++) {
            byte[] reference = new byte[32];
            random.nextBytes(reference);
            PersonReference person = PersonReference.of(reference);
            byte[] wrapped = keys.fresh(person, ledger);
            persons.add(new Keyed(person, new SealWithKey(keys.unwrap(person, ledger, wrapped), random)));
            rows.row(3).bytes(reference).text(ledger.value()).bytes(wrapped);
        }
        rows.into(handle, "consent.person_key (person, ledger, wrapped)");
    }

    public PersonReference reference(int number) {
        return persons.get(number).person();
    }

    public AboutPerson about(int number) {
        return persons.get(number);
    }

    public AboutPerson.Sealing sealing(int number) {
        return persons.get(number).key();
    }
}
