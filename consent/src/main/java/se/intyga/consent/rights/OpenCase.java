package se.intyga.consent.rights;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import se.intyga.consent.history.PersonReference;
import se.intyga.formats.encoding.Base64Url;

/// A person asks for something. The case is there, and stands in the ledger it belongs to, in one commit.
@Singleton
public final class OpenCase {
    private static final int ID_BYTES = 16;

    private final CaseStore store;
    private final TellOfCase tell;
    private final Clock clock;
    private final SecureRandom random;

    OpenCase(CaseStore store, TellOfCase tell, Clock clock, SecureRandom random) {
        this.store = store;
        this.tell = tell;
        this.clock = clock;
        this.random = random;
    }

    public RightsCase open(PersonReference person, CaseDraft draft, CaseState state) {
        if (!draft.kind().knows(state)) {
            throw new IllegalArgumentException("a case of this kind never has that state");
        }
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        RightsCase opened = new RightsCase(Base64Url.encode(id), draft, state, now, now, Optional.empty(), 1);
        tell.opened(person, opened, handle -> store.insert(handle, person, opened));
        return opened;
    }
}
