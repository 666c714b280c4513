-- A row a kind of record: whoever has it locked is at work on that kind.
CREATE TABLE retention_task (
    keeper text PRIMARY KEY
);

-- What retention let go of: counts, never which. Noted: it stands in the ledger.
CREATE TABLE retention_run (
    id text PRIMARY KEY,
    keeper text NOT NULL,
    policy text NOT NULL,
    disposed int NOT NULL,
    ran_at timestamptz NOT NULL,
    noted boolean NOT NULL DEFAULT false
);
CREATE INDEX retention_run_to_note ON retention_run (ran_at) WHERE NOT noted;

-- How far each ledger's events have been destroyed.
CREATE TABLE retention_mark (
    ledger text PRIMARY KEY,
    next_idx bigint NOT NULL
);

-- From which day a kept receipt is reckoned; a day only, so that it joins no recipient's record.
ALTER TABLE kept_receipt ADD COLUMN kept_on date NOT NULL DEFAULT current_date;
