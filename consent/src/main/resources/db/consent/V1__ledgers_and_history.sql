-- One row a ledger: how far it has come, its Merkle tree's right edge, and the time of its last leaf. Locked while appending.
CREATE TABLE ledger (
    name text PRIMARY KEY,
    size bigint NOT NULL DEFAULT 0,
    edge bytea NOT NULL DEFAULT '',
    last_at bigint NOT NULL DEFAULT 0
);

-- One row a leaf. Body and salt can be erased, both together; the leaf stays.
CREATE TABLE entry (
    ledger text NOT NULL,
    idx bigint NOT NULL,
    leaf bytea NOT NULL,
    leaf_hash bytea NOT NULL,
    salt bytea,
    body bytea,
    PRIMARY KEY (ledger, idx),
    CHECK ((salt IS NULL) = (body IS NULL))
);

-- Complete subtrees of two leaves or more, so that a proof reads as many rows as the tree is deep.
CREATE TABLE node (
    ledger text NOT NULL,
    level smallint NOT NULL,
    idx bigint NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (ledger, level, idx)
);

-- Every checkpoint that was ever signed: one a commit.
CREATE TABLE checkpoint (
    ledger text NOT NULL,
    size bigint NOT NULL,
    note text NOT NULL,
    PRIMARY KEY (ledger, size)
);

-- Which entries of agencies' ledgers are about which person: keyed hash to entry, nothing else. Erasing a row forgets the link.
CREATE TABLE person_entry (
    person bytea NOT NULL,
    ledger text NOT NULL,
    idx bigint NOT NULL,
    PRIMARY KEY (person, ledger, idx),
    CHECK (ledger LIKE 'issuers/%')
);

-- A key for each person who keeps receipts, wrapped by a key outside the database. Destroying it destroys what it sealed.
CREATE TABLE person_key (
    person bytea PRIMARY KEY,
    wrapped bytea NOT NULL
);

-- Kept receipts: sealed under the person's key; the mark is keyed too, so that nothing here joins a relying party's record.
CREATE TABLE kept_receipt (
    person bytea NOT NULL,
    mark bytea NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (person, mark)
);
