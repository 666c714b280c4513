package se.intyga.legalbasis.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.legalbasis.rule.KeepingRule;
import se.intyga.legalbasis.rule.RecordType;
import se.intyga.legalbasis.rule.RetentionPeriod;
import se.intyga.legalbasis.rule.RetentionPeriod.Disposal;
import se.intyga.legalbasis.rule.Whose;
import se.intyga.pages.Text;

/// Which period a record follows: its agency's own before everybody's (L33, R148).
class KeepingRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private static RetentionPeriod period(RecordType type, Optional<String> agency, int years, Validity validity) {
        return new RetentionPeriod(
                type,
                agency,
                Period.ofYears(years),
                Disposal.DELETE,
                new Citation("Testpolicy, inte gällande rätt", "15 §", Optional.empty()),
                new Text("Sparas en tid.", "Kept for a time."),
                validity);
    }

    private static PolicySet policy(RetentionPeriod... periods) {
        PolicySet none = PolicySet.none();
        return new PolicySet(none.head(), none.release(), none.disclosure(), List.of(periods));
    }

    @Test
    void an_agency_with_a_period_of_its_own_is_no_part_of_everybody() {
        Validity always = new Validity(LONG_AGO, Optional.empty());
        Validity ended = new Validity(LONG_AGO, Optional.of(LocalDate.of(2025, 12, 31)));
        List<KeepingRule> rules = policy(
                        period(RecordType.RIGHTS_CASE, Optional.empty(), 2, always),
                        period(RecordType.RIGHTS_CASE, Optional.of("skatteverket"), 10, always),
                        period(RecordType.RIGHTS_CASE, Optional.of("csn"), 1, ended),
                        period(RecordType.RECEIPT, Optional.empty(), 5, always))
                .keepingRules(RecordType.RIGHTS_CASE, NOW);
        assertThat(rules)
                .extracting(KeepingRule::whose)
                .containsExactly(new Whose.Of("skatteverket"), new Whose.AllBut(Set.of("skatteverket")));
        assertThat(rules)
                .extracting(rule -> rule.period().period())
                .containsExactly(Period.ofYears(10), Period.ofYears(2));
        for (Optional<String> agency :
                List.of(Optional.of("skatteverket"), Optional.of("csn"), Optional.<String>empty())) {
            assertThat(rules.stream().filter(rule -> rule.whose().covers(agency)))
                    .as("one rule for the records of %s", agency)
                    .hasSize(1);
        }
    }

    @Test
    void where_only_agencies_have_a_period_everybody_elses_records_have_none() {
        List<KeepingRule> rules = policy(period(
                        RecordType.ISSUANCE_RECORD, Optional.of("csn"), 3, new Validity(LONG_AGO, Optional.empty())))
                .keepingRules(RecordType.ISSUANCE_RECORD, NOW);
        assertThat(rules).extracting(KeepingRule::whose).containsExactly(new Whose.Of("csn"));
    }

    @Test
    void years_are_counted_in_the_calendar() {
        KeepingRule rule = policy(
                        period(RecordType.RECEIPT, Optional.empty(), 5, new Validity(LONG_AGO, Optional.empty())))
                .keepingRules(RecordType.RECEIPT, NOW)
                .getFirst();
        assertThat(rule.before(NOW)).isEqualTo(Instant.parse("2021-11-21T10:00:00Z"));
    }

    @ParameterizedTest
    @EnumSource(RecordType.class)
    void the_example_policy_sets_a_time_for_every_type(RecordType type) {
        PolicySet example =
                new PolicyFiles(URI.create("https://intyga.example")).examples().effectiveAt(NOW);
        assertThat(example.keepingRules(type, NOW)).isNotEmpty();
    }
}
