package se.intyga.app.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import se.intyga.app.journeys.HouseUnderTest;
import se.intyga.consent.history.HeldAbout;
import se.intyga.consent.retention.RecordKeeper;

/// Every table has a time to be kept and a place in a person's export, or a reason why not (L33, R148, R11, L26): the
/// tables of the running house, its keepers and its parts of the export are what `docs/records.md` says.
class EveryTableTest {
    private static final HouseUnderTest HOUSE = HouseUnderTest.running();
    private static final Path PAGE =
            Path.of(System.getProperty("intyga.root", "..")).resolve("docs/records.md");
    private static final Pattern LINE =
            Pattern.compile("\\| `([a-z_]+\\.[a-z_]+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");
    private static final int REASON = 20;

    /// One line of the page.
    private record Told(String keptBy, String part) {}

    private final Map<String, Told> told = told();

    private static Map<String, Told> told() {
        Map<String, Told> told = new TreeMap<>();
        try (Stream<String> lines = Files.lines(PAGE)) {
            lines.map(LINE::matcher)
                    .filter(Matcher::matches)
                    .forEach(line -> told.put(line.group(1), new Told(line.group(3), line.group(4))));
            return told;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Set<String> tables(String condition) {
        String found = "SELECT DISTINCT t.table_schema || '.' || t.table_name FROM information_schema.tables t"
                + " JOIN information_schema.columns c USING (table_schema, table_name)"
                + " WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'"
                + " AND table_name NOT LIKE 'flyway%' AND " + condition;
        return HOUSE.context()
                .getBean(Jdbi.class)
                .withHandle(handle -> new TreeSet<>(
                        handle.createQuery(found).mapTo(String.class).list()));
    }

    private static String quoted(String word) {
        return "`" + word + "`";
    }

    @Test
    void every_table_of_the_house_is_on_the_page_and_no_other() {
        assertThat(told.keySet()).isEqualTo(tables("true"));
    }

    @Test
    void what_the_page_says_is_let_go_of_is_what_the_keepers_let_go_of() {
        Map<String, Set<String>> kept = new TreeMap<>();
        HOUSE.context()
                .getBeansOfType(RecordKeeper.class)
                .forEach(keeper -> keeper.tables()
                        .forEach(table -> kept.computeIfAbsent(table, _ -> new TreeSet<>())
                                .add(quoted(keeper.type().wireName()))));
        Map<String, Set<String>> written = new TreeMap<>();
        told.forEach((table, line) -> {
            if (line.keptBy().startsWith("`")) {
                written.put(table, Set.of(line.keptBy()));
            }
        });
        assertThat(written).isEqualTo(kept);
    }

    @Test
    void what_the_page_says_is_in_the_export_is_what_its_parts_speak_for() {
        Map<String, String> spoken = new TreeMap<>();
        HOUSE.context()
                .getBeansOfType(HeldAbout.class)
                .forEach(part -> part.tables().forEach(table -> spoken.put(table, quoted(part.name()))));
        Map<String, String> written = new TreeMap<>();
        told.forEach((table, line) -> {
            if (line.part().startsWith("`")) {
                written.put(table, line.part());
            }
        });
        assertThat(written).isEqualTo(spoken);
    }

    @Test
    void a_table_that_finds_a_person_is_in_the_export() {
        Set<String> withPerson = tables("column_name LIKE 'person%'");
        assertThat(withPerson).contains("consent.person_entry", "issuer.issuance");
        assertThat(withPerson)
                .allSatisfy(table -> assertThat(told.get(table))
                        .as(table)
                        .extracting(Told::part)
                        .asString()
                        .startsWith("`"));
    }

    @Test
    void where_there_is_no_rule_and_no_part_the_reason_stands() {
        List<String> without = told.entrySet().stream()
                .filter(line -> !reasoned(line.getValue().keptBy(), "stays: ")
                        || !reasoned(line.getValue().part(), "no: "))
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
        assertThat(without).isEmpty();
    }

    private static boolean reasoned(String cell, String word) {
        return cell.startsWith("`") || (cell.startsWith(word) && cell.length() >= REASON);
    }
}
