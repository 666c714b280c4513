package se.intyga.legalbasis.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.decision.DecisionRecord;
import se.intyga.legalbasis.rule.Whose;

/// Kept decisions go when their time is over, an agency's by its own (L33, R148).
class DecisionRetentionTest {
    private static final YearMonth MONTH = YearMonth.of(2026, 6);

    private final TestArchive house = new TestArchive();
    private final DecisionRecord disclosure = house.disclosure(TestArchive.AT, LawfulBasis.LEGAL_OBLIGATION);

    private DecisionRecord releaseOf(String agency) {
        return new DecisionRecord(
                DecisionRecord.Question.RELEASE,
                disclosure.at(),
                "{\"agency\":\"" + agency + "\"}",
                disclosure.policyVersion(),
                "ALLOWED",
                List.of());
    }

    private int overdue(Whose whose, YearMonth month) {
        return house.jdbi.withHandle(handle -> house.archive.overdue(handle, whose, month, 100));
    }

    private int dispose(Whose whose, YearMonth month, int limit) {
        return house.jdbi.withHandle(handle -> house.archive.dispose(handle, whose, month, limit));
    }

    @Test
    void a_decision_is_kept_until_its_month_is_over() {
        DecisionId id = house.archive.keep(disclosure);
        Whose all = new Whose.AllBut(Set.of());
        assertThat(overdue(all, MONTH)).isZero();
        assertThat(overdue(all, MONTH.plusMonths(1))).isEqualTo(1);
        assertThat(dispose(all, MONTH.plusMonths(1), 100)).isEqualTo(1);
        assertThat(house.archive.find(id)).isEmpty();
        assertThat(house.replay.all()).isEqualTo(new ReplayStored.Verdict.AllReproduced(0));
    }

    @Test
    void an_agencys_releases_are_told_from_everybody_elses() {
        house.archive.keep(disclosure);
        DecisionId own = house.archive.keep(releaseOf("skatteverket"));
        house.archive.keep(releaseOf("arbetsformedlingen"));
        YearMonth later = MONTH.plusMonths(1);
        assertThat(overdue(new Whose.Of("skatteverket"), later)).isEqualTo(1);
        assertThat(overdue(new Whose.Of("csn"), later)).isZero();
        assertThat(dispose(new Whose.AllBut(Set.of("skatteverket", "csn")), later, 100))
                .isEqualTo(2);
        assertThat(house.archive.find(own)).isPresent();
    }

    @Test
    void no_more_go_than_the_limit() {
        house.archive.keep(disclosure);
        house.archive.keep(releaseOf("skatteverket"));
        assertThat(dispose(new Whose.AllBut(Set.of()), MONTH.plusMonths(1), 1)).isEqualTo(1);
        assertThat(overdue(new Whose.AllBut(Set.of()), MONTH.plusMonths(1))).isEqualTo(1);
    }
}
