-- Every decision that was acted on, under the SHA-256 of its record. The other columns repeat the record for counting.
CREATE TABLE decision (
    id bytea PRIMARY KEY,
    record text NOT NULL,
    question text NOT NULL,
    code text NOT NULL,
    refused boolean NOT NULL,
    month text NOT NULL,
    citations text NOT NULL
);
CREATE INDEX decision_refused ON decision (month) WHERE refused;
