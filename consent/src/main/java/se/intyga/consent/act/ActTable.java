package se.intyga.consent.act;

import se.intyga.legalbasis.disclosure.ActKind;

/// Where acts of one kind lie. The columns are named apart too: a statement for one table fails on another.
enum ActTable {
    APPROVAL("consent.approval", "approval_id", "sealed_approval"),
    CONSENT("consent.consent", "consent_id", "sealed_consent"),
    AGREEMENT("consent.agreement", "agreement_id", "sealed_agreement");

    private final String table;
    private final String id;
    private final String sealed;

    ActTable(String table, String id, String sealed) {
        this.table = table;
        this.id = id;
        this.sealed = sealed;
    }

    static ActTable of(ActKind kind) {
        return switch (kind) {
            case APPROVAL -> APPROVAL;
            case CONSENT -> CONSENT;
            case AGREEMENT -> AGREEMENT;
        };
    }

    /// The statement with the table's own names in place of `{table}`, `{id}`, `{sealed}` and `{withdrawn}`.
    String sql(String statement) {
        return statement
                .replace("{table}", table)
                .replace("{id}", id)
                .replace("{sealed}", sealed)
                .replace("{withdrawal}", this == CONSENT ? "sealed_withdrawal" : "NULL::bytea")
                .replace("{withdrawn}", this == CONSENT ? "withdrawn" : "false");
    }
}
