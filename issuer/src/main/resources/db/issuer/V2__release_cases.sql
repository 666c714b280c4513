-- Unclear requests that wait for a case handler. No value of any claim; the person as a keyed hash whose key is not in
-- this database. The number that a look at the source needs lies sealed with the short-lived state and goes with the
-- decision.
CREATE TABLE release_case (
    case_id          text PRIMARY KEY,
    agency           text NOT NULL,
    person_hash      text NOT NULL,
    configuration_id text NOT NULL,
    requested_at     timestamptz NOT NULL,
    authentication   text NOT NULL,
    correlation      text NOT NULL,
    grounds          text NOT NULL,
    rule_ids         text NOT NULL,
    policy_version   text NOT NULL,
    guideline        text NOT NULL,
    four_eyes        boolean NOT NULL,
    route_sv         text,
    route_en         text,
    created_at       timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL,
    state            text NOT NULL DEFAULT 'waiting' CHECK (state IN
        ('waiting', 'claimed', 'proposed', 'released', 'refused', 'used', 'expired', 'withdrawn')),
    state_at         timestamptz NOT NULL,
    handler          text,
    handler_unit     text,
    outcome          text CHECK (outcome IN ('RELEASE', 'REFUSE')),
    reason           text,
    note_sv          text,
    note_en          text,
    confirmed_by     text,
    confirmed_unit   text,
    decided_at       timestamptz,
    valid_until      timestamptz,
    used_by          text,
    recorded         boolean NOT NULL DEFAULT false
);
-- One open case for a person, an agency and a document.
CREATE UNIQUE INDEX release_case_open ON release_case (agency, person_hash, configuration_id)
    WHERE state IN ('waiting', 'claimed', 'proposed');
CREATE INDEX release_case_queue ON release_case (agency, state, created_at, case_id);
CREATE INDEX release_case_of_person ON release_case (agency, person_hash, created_at);

-- Who looked, for the agency: the ledger tells the person the unit only.
CREATE TABLE release_case_look (
    case_id   text NOT NULL REFERENCES release_case (case_id),
    handler   text NOT NULL,
    unit      text NOT NULL,
    looked_at timestamptz NOT NULL,
    PRIMARY KEY (case_id, handler, looked_at)
);
