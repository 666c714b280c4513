-- Queries by other installations that were answered: a hash of asker and query id, so that none is answered twice. Nothing of a person.
CREATE TABLE spent_query (
    mark bytea PRIMARY KEY,
    asker text NOT NULL,
    asked_at timestamptz NOT NULL,
    forget_at timestamptz NOT NULL
);
CREATE INDEX spent_query_of_asker ON spent_query (asker, asked_at);
CREATE INDEX spent_query_to_forget ON spent_query (forget_at);

-- That an agency's ledger says today that another installation asked about the person, so that it says so once a day.
CREATE TABLE noted_query (
    person bytea NOT NULL,
    ledger text NOT NULL,
    asker text NOT NULL,
    day date NOT NULL,
    PRIMARY KEY (person, ledger, asker, day)
);
