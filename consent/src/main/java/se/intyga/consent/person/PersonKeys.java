package se.intyga.consent.person;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.ByteaArray;
import se.intyga.consent.ledger.LedgerName;

/// A person's keys, each wrapped by the vault key: one for what she keeps herself, and one for each agency's ledger
/// that is about her, so that what one agency erases no other agency loses.
@Singleton
public final class PersonKeys {
    /// In the place of a ledger's name: the person's own store.
    private static final String OWN = "";

    private final PersonKey wrapping;
    private final SecureRandom random;

    public PersonKeys(VaultKey vaultKey, SecureRandom random) {
        this.wrapping = new PersonKey(vaultKey.bytes());
        this.random = random;
    }

    /// The key of what she keeps herself: acts, receipts, cases.
    public Optional<PersonKey> find(Handle handle, PersonReference person) {
        return find(handle, person, OWN);
    }

    /// The key of what that ledger says of her.
    public Optional<PersonKey> find(Handle handle, PersonReference person, LedgerName ledger) {
        return find(handle, person, ledger.value());
    }

    public PersonKey findOrMake(Handle handle, PersonReference person) {
        return findOrMake(handle, person, OWN);
    }

    /// Each person's key of what that ledger says of her, in one reading, those made first that are not there.
    /// Precondition: the transaction holds the ledger's row, so that none erases meanwhile.
    Map<PersonReference, PersonKey> findOrMake(Handle handle, List<PersonReference> persons, LedgerName ledger) {
        Map<PersonReference, PersonKey> found = find(handle, persons, ledger);
        List<PersonReference> missing =
                persons.stream().filter(person -> !found.containsKey(person)).toList();
        if (!missing.isEmpty()) {
            PreparedBatch made = handle.prepareBatch("INSERT INTO consent.person_key (person, ledger, wrapped)"
                    + " VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
            missing.forEach(person -> made.bind(0, person.bytes())
                    .bind(1, ledger.value())
                    .bind(2, fresh(person, ledger))
                    .add());
            made.execute();
            found.putAll(find(handle, missing, ledger));
        }
        return found;
    }

    private Map<PersonReference, PersonKey> find(Handle handle, List<PersonReference> persons, LedgerName ledger) {
        Map<PersonReference, PersonKey> found = new HashMap<>();
        handle.createQuery("SELECT person, wrapped FROM consent.person_key"
                        + " WHERE person = ANY (:persons) AND ledger = :ledger")
                .bind("persons", ByteaArray.of(persons, PersonReference::bytes))
                .bind("ledger", ledger.value())
                .map((row, _) -> {
                    PersonReference person = PersonReference.of(row.getBytes("person"));
                    return found.put(person, unwrap(person, ledger, row.getBytes("wrapped")));
                })
                .list();
        return found;
    }

    public void destroy(Handle handle, PersonReference person) {
        destroy(handle, person, OWN);
    }

    /// Precondition: the transaction holds the ledger's row.
    public void destroy(Handle handle, PersonReference person, LedgerName ledger) {
        destroy(handle, person, ledger.value());
    }

    /// The ledgers she has a key for, in the order of their names.
    List<LedgerName> ledgers(Handle handle, PersonReference person) {
        return handle
                .createQuery("SELECT ledger FROM consent.person_key WHERE person = :person AND ledger <> :own"
                        + " UNION SELECT ledger FROM consent.person_entry WHERE person = :person ORDER BY ledger")
                .bind("person", person.bytes())
                .bind("own", OWN)
                .mapTo(String.class)
                .list()
                .stream()
                .map(LedgerName::new)
                .toList();
    }

    private Optional<PersonKey> find(Handle handle, PersonReference person, String what) {
        return handle.createQuery("SELECT wrapped FROM consent.person_key WHERE person = :person AND ledger = :what")
                .bind("person", person.bytes())
                .bind("what", what)
                .mapTo(byte[].class)
                .findOne()
                .map(wrapped -> unwrap(person, what, wrapped));
    }

    /// The key that is stored in these bytes.
    PersonKey unwrap(PersonReference person, LedgerName ledger, byte[] wrapped) {
        return unwrap(person, ledger.value(), wrapped);
    }

    private PersonKey unwrap(PersonReference person, String what, byte[] wrapped) {
        return wrapping.open(wrapped, about(person, what))
                .map(PersonKey::new)
                .orElseThrow(() -> new IllegalStateException(
                        "a person's key cannot be unwrapped: is the vault key the one it was wrapped with?"));
    }

    /// A new key for that ledger, as it is stored.
    byte[] fresh(PersonReference person, LedgerName ledger) {
        return fresh(person, ledger.value());
    }

    private byte[] fresh(PersonReference person, String what) {
        byte[] fresh = new byte[PersonKey.LENGTH];
        random.nextBytes(fresh);
        return wrapping.seal(fresh, about(person, what), random);
    }

    private PersonKey findOrMake(Handle handle, PersonReference person, String what) {
        Optional<PersonKey> found = find(handle, person, what);
        if (found.isPresent()) {
            return found.get();
        }
        handle.createUpdate("INSERT INTO consent.person_key (person, ledger, wrapped) VALUES (:person, :what, :wrapped)"
                        + " ON CONFLICT DO NOTHING")
                .bind("person", person.bytes())
                .bind("what", what)
                .bind("wrapped", fresh(person, what))
                .execute();
        return find(handle, person, what).orElseThrow();
    }

    private static void destroy(Handle handle, PersonReference person, String what) {
        handle.createUpdate("DELETE FROM consent.person_key WHERE person = :person AND ledger = :what")
                .bind("person", person.bytes())
                .bind("what", what)
                .execute();
    }

    /// What a wrapped key belongs to: at another person or another ledger it does not open.
    private static byte[] about(PersonReference person, String what) {
        byte[] reference = person.bytes();
        byte[] name = what.getBytes(StandardCharsets.UTF_8);
        byte[] about = Arrays.copyOf(reference, reference.length + name.length);
        System.arraycopy(name, 0, about, reference.length, name.length);
        return about;
    }
}
