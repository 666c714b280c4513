package se.intyga.consent.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is asked of a measurement of the ledger.
///
/// @param sizes leaves at which it is measured, growing
/// @param appends whether appends are measured too
/// @param each how long each round of appends lasts
/// @param rounds how many rounds; the median is told
/// @param tilesUpTo the largest size at which the tiles are verified over HTTP too
/// @param folder where the database's folder is made; the system's temporary one when not given
record MeasureOptions(
        List<Long> sizes, boolean appends, Duration each, int rounds, long tilesUpTo, Optional<Path> folder) {
    static final String USAGE = "[--seconds N] [--rounds N] [--no-appends] [--tiles-up-to LEAVES] [--folder DIR]"
            + " [leaves ...], for example 10000 1000000 10000000";

    static MeasureOptions of(List<String> arguments) {
        List<Long> sizes = new ArrayList<>();
        boolean appends = true;
        Duration each = Duration.ofSeconds(8);
        int rounds = 3;
        long tilesUpTo = 1_000_000;
        Optional<Path> folder = Optional.empty();
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "--no-appends" -> appends = false;
                case "--seconds" -> each = Duration.ofSeconds(number(rest.next()));
                case "--rounds" -> rounds = (int) number(rest.next());
                case "--tiles-up-to" -> tilesUpTo = number(rest.next());
                case "--folder" -> folder = Optional.of(Path.of(rest.next()));
                default -> sizes.add(number(argument));
            }
        }
        return new MeasureOptions(List.copyOf(sizes), appends, each, rounds, tilesUpTo, folder);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.replace("_", ""));
        } catch (NumberFormatException other) {
            throw new IllegalArgumentException("measure ledger " + USAGE, other);
        }
    }
}
