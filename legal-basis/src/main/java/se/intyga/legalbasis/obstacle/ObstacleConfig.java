package se.intyga.legalbasis.obstacle;

/// What the report of legal obstacles tells.
///
/// @param threshold counts below it are not told
public record ObstacleConfig(int threshold) {
    public ObstacleConfig {
        if (threshold < 1) {
            throw new IllegalArgumentException("the threshold is 1 or more");
        }
    }

    public static ObstacleConfig standard() {
        return new ObstacleConfig(5);
    }
}
