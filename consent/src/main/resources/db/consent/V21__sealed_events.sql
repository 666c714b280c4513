-- An event about a person and its salt, sealed under that person's key; body and salt are then not there. Whoever destroys
-- the key destroys both, wherever copies of the row lie.
ALTER TABLE entry ADD COLUMN sealed bytea;
ALTER TABLE entry ADD CONSTRAINT sealed_or_open CHECK (sealed IS NULL OR body IS NULL);
