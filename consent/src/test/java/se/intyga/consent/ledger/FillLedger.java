package se.intyga.consent.ledger;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.checkpoint.LedgerKeys;

/// Grows a ledger by millions of leaves in minutes: the rows are made by the code that appends them one commit at a
/// time, and only their way into the tables is another, PostgreSQL's COPY. For measurements at size.
public final class FillLedger {
    /// Leaves a checkpoint: as when 64 writers wait at the same time.
    public static final int LEAVES_A_COMMIT = 64;

    private static final int COMMITS_A_COPY = 128;

    private final Jdbi jdbi;
    private final LedgerStore store = new LedgerStore();
    private final LedgerKeys keys;
    private final LedgerConfig config;
    private final Clock clock;
    private final SecureRandom random;

    public FillLedger(Jdbi jdbi, LedgerKeys keys, LedgerConfig config, Clock clock, SecureRandom random) {
        this.jdbi = jdbi;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
        this.random = random;
    }

    /// What is to stand at each place.
    public interface Contents {
        LedgerEvent event(long index);

        /// Whom the entry is about.
        AboutPerson about(long index);

        /// Her key for the ledger, at hand before anything is written.
        AboutPerson.Sealing sealing(long index);
    }

    /// One commit of the product.
    private record Commit(NextLeaves leaves, String note) {}

    /// Grows the ledger until it has so many leaves. While some are copied, the next are made.
    public void grow(LedgerName ledger, long size, Contents contents) {
        LedgerHead head = jdbi.inTransaction(handle -> store.lockHead(handle, ledger));
        List<Commit> made = commits(ledger, head, size, contents);
        while (!made.isEmpty()) {
            List<Commit> next = made;
            LedgerHead before = head;
            head = next.getLast().leaves.head();
            LedgerHead after = head;
            CompletableFuture<List<Commit>> following =
                    CompletableFuture.supplyAsync(() -> commits(ledger, after, size, contents));
            jdbi.useTransaction(handle -> copy(handle, ledger, before, next));
            made = following.join();
        }
    }

    private List<Commit> commits(LedgerName ledger, LedgerHead from, long size, Contents contents) {
        List<Commit> commits = new ArrayList<>();
        LedgerHead head = from;
        while (commits.size() < COMMITS_A_COPY && head.edge().size() < size) {
            List<Placed> entries = new ArrayList<>();
            long end = Math.min(size, head.edge().size() + LEAVES_A_COMMIT);
            for (long index = head.edge().size(); index < end; index++) {
                NewEntry entry = NewEntry.once(contents.event(index)).about(contents.about(index));
                entries.add(Placed.with(entry, Optional.of(contents.sealing(index))));
            }
            NextLeaves next = NextLeaves.after(ledger, head, clock.instant(), entries, Map.of(), random);
            commits.add(new Commit(
                    next,
                    next.checkpoint(ledger, config).signedBy(keys.current()).write()));
            head = next.head();
        }
        return commits;
    }

    private void copy(Handle handle, LedgerName ledger, LedgerHead before, List<Commit> commits) {
        if (!store.lockHead(handle, ledger).edge().equals(before.edge())) {
            throw new IllegalStateException("somebody else appends to the ledger that is filled");
        }
        BinaryCopy entries = new BinaryCopy();
        BinaryCopy nodes = new BinaryCopy();
        BinaryCopy links = new BinaryCopy();
        BinaryCopy checkpoints = new BinaryCopy();
        for (Commit commit : commits) {
            NextLeaves leaves = commit.leaves;
            leaves.rows().forEach(row -> entry(entries, ledger, row, leaves.marks()));
            leaves.nodes()
                    .forEach(node -> nodes.row(4)
                            .text(ledger.value())
                            .smallint(node.level())
                            .bigint(node.index())
                            .bytes(node.hash().bytes()));
            leaves.links()
                    .forEach((reference, person) -> links.row(3)
                            .bytes(person.reference())
                            .text(ledger.value())
                            .bigint(reference.index()));
            checkpoints
                    .row(3)
                    .text(ledger.value())
                    .bigint(leaves.head().edge().size())
                    .text(commit.note);
        }
        entries.into(handle, "consent.entry (ledger, idx, leaf, leaf_hash, salt, body, mark, sealed)");
        nodes.into(handle, "consent.node (ledger, level, idx, hash)");
        links.into(handle, "consent.person_entry (person, ledger, idx)");
        checkpoints.into(handle, "consent.checkpoint (ledger, size, note)");
        TestLedgers.moveHead(handle, ledger, commits.getLast().leaves.head());
    }

    private static void entry(BinaryCopy entries, LedgerName ledger, LedgerStore.Row row, Map<Long, EntryMark> marks) {
        EntryMark mark = marks.get(row.reference().index());
        entries.row(8)
                .text(ledger.value())
                .bigint(row.reference().index())
                .bytes(row.leaf())
                .bytes(row.reference().leafHash().bytes())
                .bytes(row.salt())
                .bytes(row.body())
                .bytes(mark == null ? null : mark.hash().bytes())
                .bytes(row.sealed());
    }
}
