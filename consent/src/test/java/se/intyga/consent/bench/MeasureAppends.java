package se.intyga.consent.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.TestLedgers;
import se.intyga.consent.person.ManyPersons;

/// Durable appends a second, in turns with the same server's own commits: one row of the same size inserted and
/// committed, prepared once, a connection a writer.
final class MeasureAppends {
    private static final int PERSONS = 1000;
    private static final int ROW = 600;

    private final DataSource database;
    private final TestLedgers house;
    private final Duration each;
    private final int rounds;

    MeasureAppends(DataSource database, TestLedgers house, Duration each, int rounds) {
        this.database = database;
        this.house = house;
        this.each = each;
        this.rounds = rounds;
    }

    List<String> rows() throws InterruptedException {
        Jdbi.create(database)
                .useHandle(handle -> handle.execute("CREATE TABLE IF NOT EXISTS public.plain"
                        + " (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body bytea)"));
        List<String> rows = new ArrayList<>();
        rows(8);
        for (int writers : new int[] {1, 8, 64}) {
            rows.addAll(rows(writers));
        }
        return rows;
    }

    private List<String> rows(int writers) throws InterruptedException {
        LedgerName agency = TestLedgers.freshAgency();
        LedgerName relyingParty = LedgerName.ofRelyingParty(agency.value().substring("issuers/".length()));
        ManyPersons persons = new ManyPersons(house.jdbi, agency, house.personKeys, TestLedgers.RANDOM);
        persons.make(PERSONS);
        List<Double> sealed = new ArrayList<>();
        List<Double> open = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            sealed.add(Rate.of(writers, each, () -> aboutSomebody(persons)));
            plain.add(Rate.of(writers, each, this::plain));
            open.add(Rate.of(
                    writers,
                    each,
                    () -> () -> house.append.append(
                            relyingParty, TestLedgers.event(EventKind.DISCLOSED).build())));
        }
        return List.of(
                row("an agency's (sealed, linked to a person)", writers, median(sealed), median(plain)),
                row("a relying party's", writers, median(open), median(plain)));
    }

    private static String row(String whose, int writers, double own, double plain) {
        return String.format(
                Locale.ROOT,
                "| durable appends to a ledger, %s | %d writer%s | %.0f/s | %.0f/s plain commits | %.2f |",
                whose,
                writers,
                writers == 1 ? "" : "s",
                own,
                plain,
                own / plain);
    }

    private Rate.Writer aboutSomebody(ManyPersons persons) {
        Random choice = new Random();
        return () -> {
            PersonReference person = persons.reference(choice.nextInt(PERSONS));
            house.about.appendOnce(
                    persons.ledger(),
                    person,
                    TestLedgers.event(EventKind.ISSUED).build());
        };
    }

    private Rate.Writer plain() throws SQLException {
        Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement("INSERT INTO public.plain (body) VALUES (?)");
        byte[] body = new byte[ROW];
        return new Rate.Writer() {
            @Override
            public void write() throws SQLException {
                insert.setBytes(1, body);
                insert.executeUpdate();
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
