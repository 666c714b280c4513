package se.intyga.consent.bench;

import java.net.http.HttpClient;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import se.intyga.consent.audit.VerifyPublished;
import se.intyga.consent.audit.WitnessPolicy;
import se.intyga.consent.history.HistoryFilter;
import se.intyga.consent.history.HistorySlice;
import se.intyga.consent.history.ReadHistory;
import se.intyga.consent.ledger.Ledger;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.LedgerVerdict;
import se.intyga.consent.ledger.TestLedgers;
import se.intyga.consent.publication.PublishingHouse;

/// Proofs, history and full verification of a ledger at the size it has now.
final class MeasureSize {
    private static final int PAGE = 20;
    private static final int COLD = 5;

    private final TestLedgers house;
    private final PublishingHouse published;
    private final ReadHistory history;
    private final SpreadEntries entries;

    /// At the first size: what growth is told against.
    private final List<Cost> first = new ArrayList<>();
    private long firstSize;

    MeasureSize(TestLedgers house, PublishingHouse published, SpreadEntries entries) {
        this.house = house;
        this.published = published;
        this.history = published.context().getBean(ReadHistory.class);
        this.entries = entries;
    }

    /// Tells each line as soon as it is known: the last of them take long.
    ///
    /// @param overHttp whether the ledger is also verified from its tiles
    void measure(boolean overHttp, Consumer<String> tell) {
        long size = entries.size();
        if (first.isEmpty()) {
            // A first size measured cold would make every later one look good.
            for (int i = 0; i < COLD; i++) {
                costs();
            }
            inDatabase();
        }
        List<Cost> costs = costs();
        if (first.isEmpty()) {
            firstSize = size;
            first.addAll(costs);
        }
        tell.accept(cost("inclusion proof", size, 0, costs));
        tell.accept(cost("consistency proof", size, 1, costs));
        tell.accept(cost("history of a person (" + PAGE + " entries, opened)", size, 2, costs));
        double bare = bareHashing();
        tell.accept(verification("full verification in the database", size, inDatabase(), bare));
        if (overHttp) {
            tell.accept(verification("full verification of the tiles over HTTP", size, overHttp(), bare));
        }
    }

    private List<Cost> costs() {
        long size = entries.size();
        Ledger ledger = house.ledgers.ledger(entries.ledger());
        Random random = new Random(size);
        return List.of(
                Cost.of(house.jdbi, _ -> ledger.inclusion(random.nextLong(size), size)),
                Cost.of(house.jdbi, _ -> ledger.consistency(1 + random.nextLong(size - 1), size)),
                Cost.of(house.jdbi, _ -> page(random)));
    }

    private void page(Random random) {
        HistorySlice slice = history.of(entries.somebody(random), HistoryFilter.ALL, Optional.empty(), PAGE);
        if (slice.entries().size() != SpreadEntries.EACH) {
            throw new IllegalStateException(
                    "a person's history has " + slice.entries().size() + " entries");
        }
    }

    private String cost(String what, long size, int which, List<Cost> costs) {
        Cost cost = costs.get(which);
        if (size == firstSize) {
            return row(what, size, cost.toString(), "", "");
        }
        Cost then = first.get(which);
        double grown = cost.time().millis(50) / then.time().millis(50);
        double pages = cost.pages() / then.pages();
        double logarithm = Math.log((double) size) / Math.log((double) firstSize);
        return row(
                what,
                size,
                cost.toString(),
                String.format(
                        Locale.ROOT,
                        "p50 %.2f times, pages %.2f times those at %,d; the logarithm %.2f times",
                        grown,
                        pages,
                        firstSize,
                        logarithm),
                String.format(Locale.ROOT, "%.2f, pages %.2f", grown / logarithm, pages / logarithm));
    }

    private static String verification(String what, long size, double perMillion, double bare) {
        return row(
                what,
                size,
                String.format(Locale.ROOT, "%.1f s a million leaves", perMillion),
                String.format(Locale.ROOT, "%.2f s SHA-256 of the same bytes", bare),
                String.format(Locale.ROOT, "%.1f", perMillion / bare));
    }

    private static String row(String what, long size, String measured, String beside, String ratio) {
        return String.format(Locale.ROOT, "| %s | %,d leaves | %s | %s | %s |", what, size, measured, beside, ratio);
    }

    private double inDatabase() {
        return perMillion(() -> house.verify.verify(entries.ledger()));
    }

    private double overHttp() {
        LedgerName ledger = entries.ledger();
        return perMillion(() -> {
            try (HttpClient http = HttpClient.newHttpClient()) {
                return new VerifyPublished(
                                http,
                                published.at("/ledgers/" + ledger),
                                List.of(house.ledgers.verifierKey(ledger)),
                                WitnessPolicy.NONE)
                        .verify();
            }
        });
    }

    /// Seconds.
    private double perMillion(java.util.function.Supplier<LedgerVerdict> verifying) {
        long begun = System.nanoTime();
        LedgerVerdict verdict = verifying.get();
        double seconds = Measured.seconds(begun);
        if (!verdict.equals(new LedgerVerdict.Intact(entries.ledger(), entries.size()))) {
            throw new IllegalStateException("the filled ledger does not verify: " + verdict);
        }
        return seconds * 1_000_000 / entries.size();
    }

    /// Seconds a million leaves, in one thread: for each its bytes, its event's and those of one node of the tree.
    private double bareHashing() {
        byte[] leaf = new byte[1 + average("leaf")];
        byte[] event = new byte[average("sealed") - 12 - 16];
        byte[] node = new byte[65];
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            long sink = 0;
            for (int i = 0; i < 100_000; i++) {
                sink += sha256.digest(leaf)[0] + sha256.digest(event)[0] + sha256.digest(node)[0];
            }
            long begun = System.nanoTime();
            for (int i = 0; i < 1_000_000; i++) {
                node[1 + (i & 31)] = (byte) sink;
                sink += sha256.digest(leaf)[0] + sha256.digest(event)[0] + sha256.digest(node)[0];
            }
            return Measured.seconds(begun);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private int average(String column) {
        return house.jdbi.withHandle(handle -> handle.createQuery("SELECT round(avg(length(" + column
                        + "))) FROM consent.entry" + " WHERE ledger = :ledger AND idx < 1000")
                .bind("ledger", entries.ledger().value())
                .mapTo(Integer.class)
                .one());
    }
}
