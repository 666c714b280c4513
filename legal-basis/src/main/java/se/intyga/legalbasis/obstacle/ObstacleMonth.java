package se.intyga.legalbasis.obstacle;

import java.time.YearMonth;
import java.util.List;
import java.util.OptionalLong;

/// The refusals of one month, which is over.
///
/// @param total of all refusals of the month; none when it would tell a count that is not told
public record ObstacleMonth(YearMonth month, OptionalLong total, List<Obstacle> obstacles) {
    public ObstacleMonth {
        obstacles = List.copyOf(obstacles);
    }
}
