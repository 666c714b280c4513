-- A node is told by the leaf that completed it, and by its level: so nodes lie in the order in which they came, an append
-- writes at the end only, and those of one proof lie together around its leaf. (level, idx) says the same, spread over
-- as many places as the tree is deep.
ALTER TABLE node ADD COLUMN last_leaf bigint GENERATED ALWAYS AS (((idx + 1) << level) - 1) STORED;
ALTER TABLE node DROP CONSTRAINT node_pkey;
ALTER TABLE node ADD PRIMARY KEY (ledger, last_leaf, level);
