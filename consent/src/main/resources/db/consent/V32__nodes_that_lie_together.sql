-- A node is told by its band of eight levels, the leaf that completed it, and its level: so the nodes of one proof lie
-- together, a page or two a band, the upper bands are small enough to stay in memory, and an append writes at the end of
-- each. (level, idx) says the same, spread over as many pages as the tree is deep. The hash lies in the index too, so that a
-- proof reads nothing else.
ALTER TABLE node
    ADD COLUMN band smallint GENERATED ALWAYS AS ((level - 1) / 8) STORED,
    ADD COLUMN last_leaf bigint GENERATED ALWAYS AS (((idx + 1) << level) - 1) STORED,
    DROP CONSTRAINT node_pkey;
ALTER TABLE node ADD PRIMARY KEY (ledger, band, last_leaf, level) INCLUDE (hash);
