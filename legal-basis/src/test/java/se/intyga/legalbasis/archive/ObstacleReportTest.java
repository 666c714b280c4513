package se.intyga.legalbasis.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.obstacle.Obstacle;
import se.intyga.legalbasis.obstacle.ObstacleConfig;
import se.intyga.legalbasis.obstacle.ObstacleMonth;
import se.intyga.legalbasis.obstacle.ReportObstacles;

/// The report of legal obstacles (R57).
class ObstacleReportTest {
    private final TestArchive house = new TestArchive();

    private List<ObstacleMonth> reportAt(String now) {
        return new ReportObstacles(
                        house.archive, ObstacleConfig.standard(), Clock.fixed(Instant.parse(now), ZoneOffset.UTC))
                .months();
    }

    @Test
    void refusals_are_counted_by_month_reason_and_statute_and_what_was_allowed_is_not() {
        for (int i = 0; i < 7; i++) {
            house.archive.keep(house.disclosure(TestArchive.AT.plusSeconds(i), LawfulBasis.CONSENT));
            house.archive.keep(house.disclosure(TestArchive.AT.plusSeconds(i), LawfulBasis.LEGAL_OBLIGATION));
        }
        for (int i = 0; i < 2; i++) {
            house.archive.keep(house.disclosure(TestArchive.AT.plusSeconds(3_600L * 24 * 31 + i), LawfulBasis.CONSENT));
        }
        List<ObstacleMonth> months = reportAt("2026-08-01T00:00:00Z");
        assertThat(months)
                .extracting(ObstacleMonth::month)
                .containsExactly(YearMonth.of(2026, 6), YearMonth.of(2026, 7));
        assertThat(months.getFirst().total()).hasValue(7);
        assertThat(months.getFirst().obstacles()).singleElement().satisfies(obstacle -> {
            assertThat(obstacle.count()).hasValue(7);
            assertThat(obstacle.code()).isNotEqualTo("ALLOWED_ONCE");
            assertThat(obstacle.statutes()).isNotEmpty().anyMatch(statute -> statute.contains("2016/679"));
        });
        assertThat(months.getLast().total()).isEmpty();
        assertThat(months.getLast().obstacles()).extracting(Obstacle::count).containsExactly(OptionalLong.empty());
    }

    @Test
    void the_running_month_is_not_told() {
        for (int i = 0; i < 7; i++) {
            house.archive.keep(house.disclosure(TestArchive.AT.plusSeconds(i), LawfulBasis.CONSENT));
        }
        assertThat(reportAt("2026-06-30T23:59:59Z")).isEmpty();
        assertThat(reportAt("2026-07-01T00:00:00Z")).hasSize(1);
    }
}
