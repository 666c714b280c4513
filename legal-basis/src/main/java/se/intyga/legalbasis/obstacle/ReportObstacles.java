package se.intyga.legalbasis.obstacle;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.intyga.legalbasis.archive.DecisionArchive;
import se.intyga.legalbasis.archive.RefusalCount;

/// The refusals by month, reason and statute, without small counts. Only months that are over: a number that grows
/// while one looks would tell of single decisions.
@Singleton
public final class ReportObstacles {
    private final DecisionArchive archive;
    private final ObstacleConfig config;
    private final Clock clock;

    public ReportObstacles(DecisionArchive archive, ObstacleConfig config, Clock clock) {
        this.archive = archive;
        this.config = config;
        this.clock = clock;
    }

    public int threshold() {
        return config.threshold();
    }

    /// Oldest month first.
    public List<ObstacleMonth> months() {
        SuppressSmallCounts suppress = new SuppressSmallCounts(config.threshold());
        return archive.refusalsBefore(YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC))).stream()
                .collect(Collectors.groupingBy(RefusalCount::month, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(suppress::month)
                .toList();
    }
}
