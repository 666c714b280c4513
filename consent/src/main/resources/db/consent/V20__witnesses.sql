-- As a witness of others: the largest consistent checkpoint of each origin that was cosigned. Locked while deciding.
CREATE TABLE witnessed (
    origin text PRIMARY KEY,
    size bigint NOT NULL,
    root bytea NOT NULL
);

-- What witnesses of ours cosigned: one line a checkpoint and witness.
CREATE TABLE cosignature (
    ledger text NOT NULL,
    size bigint NOT NULL,
    witness text NOT NULL,
    line text NOT NULL,
    PRIMARY KEY (ledger, size, witness)
);
