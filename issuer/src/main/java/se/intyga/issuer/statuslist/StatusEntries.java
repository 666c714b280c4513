package se.intyga.issuer.statuslist;

import org.jdbi.v3.core.Handle;

/// Writes new statuses into the lists, within the caller's transaction.
public final class StatusEntries {
    private StatusEntries() {}

    /// All copies of one credential get the status, and their lists a new revision.
    public static void change(Handle transaction, String credentialId, CredentialStatus status) {
        transaction
                .createUpdate("""
                        UPDATE issuer.status_entry AS entry SET status = :status
                        FROM issuer.issuance_copy AS copy
                        WHERE copy.credential_id = :credential
                          AND entry.list_id = copy.list_id AND entry.place = copy.place""")
                .bind("status", status.code())
                .bind("credential", credentialId)
                .execute();
        transaction.createUpdate("""
                        UPDATE issuer.status_list SET revision = revision + 1
                        WHERE list_id IN (SELECT list_id FROM issuer.issuance_copy WHERE credential_id = :credential)""").bind("credential", credentialId).execute();
    }
}
