package se.intyga.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.intyga.bench.house.HouseProcess;

/// Measures how long a house takes to get ready, with a fresh data folder and again with the same one, and how much
/// memory it and its database hold then. Memory is read from `/proc`, so only on Linux.
public final class MeasureStart {
    private static final int ROUNDS = 3;

    private MeasureStart() {}

    public static void main(String[] arguments) throws IOException {
        Path jar = Demo.houseJar();
        var first = new ArrayList<Duration>();
        var again = new ArrayList<Duration>();
        for (int round = 0; round < ROUNDS; round++) {
            Path dataFolder = Files.createTempDirectory("intyga-start-");
            first.add(started(jar, dataFolder, true));
            again.add(started(jar, dataFolder, false));
        }
        System.out.printf("first start:  %s%n", seconds(first));
        System.out.printf("later starts: %s%n", seconds(again));
    }

    private static Duration started(Path jar, Path dataFolder, boolean keepFolder) {
        long begun = System.nanoTime();
        try (HouseProcess house = HouseProcess.start(jar, dataFolder, List.of())) {
            Duration taken = Duration.ofNanos(System.nanoTime() - begun);
            System.out.printf(
                    "ready after %.1f s; the house holds %s MiB, its database %s MiB%n",
                    taken.toMillis() / 1000.0,
                    mebibytes(Stream.of(ProcessHandle.of(house.pid()).orElseThrow())),
                    mebibytes(database(dataFolder)));
            if (keepFolder) {
                house.keepFolder();
            }
            return taken;
        }
    }

    /// The embedded database runs by itself; its data folder says under which number.
    private static Stream<ProcessHandle> database(Path dataFolder) {
        try (Stream<String> lines = Files.lines(dataFolder.resolve("postgres").resolve("postmaster.pid"))) {
            return lines.findFirst().map(String::strip).map(Long::parseLong).flatMap(ProcessHandle::of).stream()
                    .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()));
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static String mebibytes(Stream<ProcessHandle> processes) {
        long kibibytes = processes
                .flatMap(process -> resident(process.pid()).stream())
                .mapToLong(Long::longValue)
                .sum();
        return kibibytes == 0 ? "?" : Long.toString(kibibytes / 1024);
    }

    /// Resident set size in KiB.
    private static Optional<Long> resident(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst();
        } catch (IOException | UncheckedIOException gone) {
            return Optional.empty();
        }
    }

    private static String seconds(List<Duration> durations) {
        return durations.stream()
                .map(duration -> String.format(java.util.Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0))
                .toList()
                .toString();
    }
}
