-- What a person did about one request: godkännande, samtycke, avtal. Three tables whose columns differ, so that no query
-- for one can be turned on another. What was done and towards whom is sealed under the person's key. There are no times
-- but a rounded end: a time to the second would join the row to the recipient's ledger.
CREATE TABLE approval (
    person bytea NOT NULL,
    approval_id text NOT NULL,
    sealed_approval bytea NOT NULL,
    sealed_use bytea,
    used boolean NOT NULL DEFAULT false,
    ends_by date NOT NULL,
    PRIMARY KEY (person, approval_id)
);

CREATE TABLE consent (
    person bytea NOT NULL,
    consent_id text NOT NULL,
    sealed_consent bytea NOT NULL,
    sealed_use bytea,
    sealed_withdrawal bytea,
    used boolean NOT NULL DEFAULT false,
    withdrawn boolean NOT NULL DEFAULT false,
    ends_by date NOT NULL,
    PRIMARY KEY (person, consent_id)
);

CREATE TABLE agreement (
    person bytea NOT NULL,
    agreement_id text NOT NULL,
    sealed_agreement bytea NOT NULL,
    sealed_use bytea,
    used boolean NOT NULL DEFAULT false,
    ends_by date NOT NULL,
    legal_decision text NOT NULL CHECK (legal_decision <> ''),
    PRIMARY KEY (person, agreement_id)
);
