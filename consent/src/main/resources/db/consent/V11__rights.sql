-- What persons asked of organisations about their own data. All of it is sealed under the person's key; in clear stand kind, the day of the last change, whether it
-- has ended, and which agency is to answer, where one is. Which recipient was asked or reported does not.
CREATE TABLE rights_case (
    person bytea NOT NULL,
    id text NOT NULL,
    kind text NOT NULL,
    agency text,
    ended boolean NOT NULL,
    changed_on date NOT NULL,
    version int NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (person, id)
);
CREATE INDEX rights_case_of_agency ON rights_case (agency, ended, changed_on) WHERE agency IS NOT NULL;
CREATE INDEX rights_case_by_age ON rights_case (changed_on);

-- Deletion requests as relying parties received them, each proven by a receipt the relying party signed. No person, and nothing that joins hers.
CREATE TABLE deletion_request (
    relying_party text NOT NULL,
    receipt_id text NOT NULL,
    transaction text NOT NULL,
    disclosed_at timestamptz NOT NULL,
    claim_paths text NOT NULL,
    received_at timestamptz NOT NULL,
    state text NOT NULL,
    answer text,
    PRIMARY KEY (relying_party, receipt_id)
);
