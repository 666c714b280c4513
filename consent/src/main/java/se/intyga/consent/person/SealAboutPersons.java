package se.intyga.consent.person;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.AboutPerson;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.SealingKeys;

/// The persons' keys for a ledger, as those who append need them.
@Singleton
public final class SealAboutPersons implements SealingKeys {
    private final PersonKeys keys;
    private final SecureRandom random;

    public SealAboutPersons(PersonKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    @Override
    public Map<AboutPerson, AboutPerson.Sealing> sealings(Handle handle, LedgerName ledger, Set<AboutPerson> persons) {
        List<PersonReference> references = persons.stream()
                .map(person -> PersonReference.of(person.reference()))
                .toList();
        Map<PersonReference, PersonKey> found = keys.findOrMake(handle, references, ledger);
        return persons.stream().collect(Collectors.toMap(Function.identity(), person -> sealing(person, found)));
    }

    private AboutPerson.Sealing sealing(AboutPerson person, Map<PersonReference, PersonKey> found) {
        PersonKey key = found.get(PersonReference.of(person.reference()));
        if (key == null) {
            throw new IllegalStateException("a person's key was neither found nor made");
        }
        return new SealWithKey(key, random);
    }
}
