-- A person's refusals. The id is a mark of the request under her key; all else is sealed under it. A day only, from which the row is reckoned.
CREATE TABLE decline (
    person bytea NOT NULL,
    decline_id text NOT NULL,
    sealed_decline bytea NOT NULL,
    declined_on date NOT NULL,
    PRIMARY KEY (person, decline_id)
);
CREATE INDEX decline_by_age ON decline (declined_on);
