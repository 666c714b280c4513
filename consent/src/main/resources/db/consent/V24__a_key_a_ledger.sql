-- A person has a key for each agency's ledger that is about her, so that what one agency erases no other loses. The key of
-- what she keeps herself has no ledger: those from before are all of that kind, for until now no door sealed entries.
ALTER TABLE person_key ADD COLUMN ledger text NOT NULL DEFAULT '' CHECK (ledger = '' OR ledger LIKE 'issuers/%');
ALTER TABLE person_key DROP CONSTRAINT person_key_pkey;
ALTER TABLE person_key ADD PRIMARY KEY (person, ledger);

-- For reading and checking a ledger: whom its entries are about.
CREATE INDEX person_entry_of_ledger ON person_entry (ledger, idx);
