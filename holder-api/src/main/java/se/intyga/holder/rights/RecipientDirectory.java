package se.intyga.holder.rights;

import java.util.Optional;

/// The registered contacts of recipients. Given by whoever knows the registrations.
@FunctionalInterface
public interface RecipientDirectory {
    Optional<RecipientContact> of(String recipientId);
}
