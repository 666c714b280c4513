package se.intyga.consent.ledger;

/// What the check of a whole ledger says.
public sealed interface LedgerVerdict {
    /// Everything fits, up to the last signed checkpoint.
    ///
    /// @param erased how many leaves have no event any more that could be looked at
    record Intact(LedgerName ledger, long size, long erased) implements LedgerVerdict {
        public Intact(LedgerName ledger, long size) {
            this(ledger, size, 0);
        }
    }

    /// The first leaf that does not fit. When only a root betrays a change, it lies between `index` and `through`: the
    /// leaves of one commit, or, against a checkpoint from outside, all before it.
    record DoesNotFit(LedgerName ledger, long index, long through, Misfit misfit) implements LedgerVerdict {
        @Override
        public String toString() {
            String where = through > index ? "leaves " + index + " to " + through : "leaf " + index;
            return "ledger " + ledger + ", " + where + ": " + misfit.sentence();
        }
    }

    /// In what way a leaf does not fit.
    enum Misfit {
        MISSING("a leaf is missing"),
        MALFORMED("the leaf cannot be read"),
        MOVED("the leaf belongs to another place or ledger"),
        CHANGED_LEAF("the leaf was changed: its hash is another"),
        CHANGED_EVENT("the event was changed: the leaf commits to another"),
        BACK_DATED("the leaf is older than the one before it"),
        CHANGED_NODE("a stored node of the tree was changed"),
        ROOT_DIFFERS("the root differs from the one that was signed"),
        OLD_KEY("a checkpoint is signed by a key that had been replaced"),
        CHANGED_LINK("a person's link leads to no leaf, or her key does not open what it should"),
        OTHER_TILE("a published tile says something else than the leaves"),
        NOT_WITNESSED("too few of the witnesses cosigned the checkpoint"),
        NOT_SIGNED("no checkpoint of ours covers the leaf"),
        HEAD_DIFFERS("the ledger's head says something else than its leaves");

        private final String sentence;

        Misfit(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }
}
