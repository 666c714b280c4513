package se.intyga.consent.person;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import se.intyga.consent.history.PersonReference;

/// One key a person, wrapped by the vault key.
@Singleton
public final class PersonKeys {
    private final PersonKey wrapping;
    private final SecureRandom random;

    public PersonKeys(VaultKey vaultKey, SecureRandom random) {
        this.wrapping = new PersonKey(vaultKey.bytes());
        this.random = random;
    }

    public Optional<PersonKey> find(Handle handle, PersonReference person) {
        return handle.createQuery("SELECT wrapped FROM consent.person_key WHERE person = :person")
                .bind("person", person.bytes())
                .mapTo(byte[].class)
                .findOne()
                .map(wrapped -> wrapping.open(wrapped, person.bytes())
                        .map(PersonKey::new)
                        .orElseThrow(() -> new IllegalStateException(
                                "a person's key cannot be unwrapped: is the vault key the one it was wrapped with?")));
    }

    public PersonKey findOrMake(Handle handle, PersonReference person) {
        Optional<PersonKey> found = find(handle, person);
        if (found.isPresent()) {
            return found.get();
        }
        byte[] fresh = new byte[PersonKey.LENGTH];
        random.nextBytes(fresh);
        handle.createUpdate("INSERT INTO consent.person_key (person, wrapped) VALUES (:person, :wrapped)"
                        + " ON CONFLICT DO NOTHING")
                .bind("person", person.bytes())
                .bind("wrapped", wrapping.seal(fresh, person.bytes(), random))
                .execute();
        return find(handle, person).orElseThrow();
    }

    public void destroy(Handle handle, PersonReference person) {
        handle.createUpdate("DELETE FROM consent.person_key WHERE person = :person")
                .bind("person", person.bytes())
                .execute();
    }
}
