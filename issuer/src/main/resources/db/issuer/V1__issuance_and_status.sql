-- Status lists. The id is random: it stands in the list's address. `revision` grows with every change of an entry,
-- so that every replica sees at once that its signed copy is old.
CREATE TABLE status_list (
    list_id    text PRIMARY KEY,
    agency     text NOT NULL,
    size       integer NOT NULL CHECK (size > 0),
    created_at timestamptz NOT NULL,
    revision   bigint NOT NULL DEFAULT 0
);
CREATE INDEX status_list_of_agency ON status_list (agency, created_at DESC);

-- One row for each place that was given away; the key makes a place unique for ever.
CREATE TABLE status_entry (
    list_id text NOT NULL REFERENCES status_list (list_id),
    place   integer NOT NULL CHECK (place >= 0),
    status  smallint NOT NULL DEFAULT 0,
    PRIMARY KEY (list_id, place)
);
CREATE INDEX status_entry_not_valid ON status_entry (list_id) WHERE status <> 0;

-- What was issued: no claim values, the person as a keyed hash whose key is not in this database.
CREATE TABLE issuance (
    credential_id    text PRIMARY KEY,
    agency           text NOT NULL,
    configuration_id text NOT NULL,
    person_hash      text NOT NULL,
    issued_at        timestamptz NOT NULL,
    valid_until      timestamptz NOT NULL,
    status           smallint NOT NULL DEFAULT 0,
    status_changed_at timestamptz
);
CREATE INDEX issuance_of_person ON issuance (agency, person_hash);

CREATE TABLE issuance_copy (
    credential_id text NOT NULL REFERENCES issuance (credential_id),
    list_id       text NOT NULL,
    place         integer NOT NULL,
    PRIMARY KEY (list_id, place),
    FOREIGN KEY (list_id, place) REFERENCES status_entry (list_id, place)
);
CREATE INDEX issuance_copy_of_credential ON issuance_copy (credential_id);
