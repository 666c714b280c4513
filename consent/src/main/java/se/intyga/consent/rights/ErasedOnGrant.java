package se.intyga.consent.rights;

import org.jdbi.v3.core.Handle;
import se.intyga.consent.history.PersonReference;

/// A room's own rows about a person that go when an agency grants her erasure. A room with such rows gives one.
public interface ErasedOnGrant {
    /// Lets go of what is over, in the transaction of the grant; what is still at work stays. Of that agency only.
    void erase(Handle handle, PersonReference person, String agency);
}
