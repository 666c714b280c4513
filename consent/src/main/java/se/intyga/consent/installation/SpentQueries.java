package se.intyga.consent.installation;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Which queries were answered, so that none is answered twice on any replica, and how many an asker sent of late.
/// Nothing here leads to a person.
@Singleton
final class SpentQueries {
    private final Jdbi jdbi;

    SpentQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Whether it was not spent before.
    boolean spend(String asker, String jti, Instant now, Instant forgetAt) {
        return jdbi.inTransaction(handle -> {
            forget(handle, now);
            return handle.createUpdate("INSERT INTO consent.spent_query (mark, asker, asked_at, forget_at)"
                                    + " VALUES (:mark, :asker, :now, :forget) ON CONFLICT DO NOTHING")
                            .bind("mark", mark(asker, jti))
                            .bind("asker", asker)
                            .bind("now", now)
                            .bind("forget", forgetAt)
                            .execute()
                    == 1;
        });
    }

    int since(String asker, Instant from) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM consent.spent_query WHERE asker = :asker AND asked_at > :from")
                .bind("asker", asker)
                .bind("from", from)
                .mapTo(Integer.class)
                .one());
    }

    private static void forget(Handle handle, Instant now) {
        handle.createUpdate("DELETE FROM consent.spent_query WHERE forget_at < :now")
                .bind("now", now)
                .execute();
    }

    private static byte[] mark(String asker, String jti) {
        try {
            return MessageDigest.getInstance("SHA-256").digest((asker + "\n" + jti).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
