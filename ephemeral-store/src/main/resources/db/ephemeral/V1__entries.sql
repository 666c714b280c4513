-- Short-lived protocol state: names are keyed hashes, values are sealed. In a counter's row the version is the count.
-- A logged table: codes and sessions outlive a crash.
CREATE TABLE entries (
    name_hash  bytea       PRIMARY KEY CHECK (octet_length(name_hash) = 32),
    sealed     bytea       NOT NULL,
    version    bigint      NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE INDEX entries_by_expiry ON entries (expires_at);
