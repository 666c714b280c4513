-- What an entry that happens once is known by: a hash of its journey's random word and its kind, not part of the leaf.
ALTER TABLE entry ADD COLUMN mark bytea;
CREATE UNIQUE INDEX entry_once ON entry (ledger, mark);
