package se.intyga.consent.installation;

import java.util.Optional;
import se.intyga.consent.history.PersonReference;

/// From a personal number to how the stores know its person. Given by whoever holds the key of that hash.
@FunctionalInterface
public interface FindPerson {
    /// Nothing when this is no personal number.
    Optional<PersonReference> byNumber(String personalNumber);
}
