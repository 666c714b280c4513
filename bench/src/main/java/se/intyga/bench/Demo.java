package se.intyga.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.intyga.bench.house.HouseProcess;

/// `./intyga demo`: plays the main job on a house of its own, from request to history, one readable line a step.
public final class Demo {
    private static final String KEEP = "--keep";
    private static final String RECEIPTS = "--receipts";

    /// Recipients may keep a status list for two seconds instead of the usual minute, so that the demo need not wait
    /// long.
    private static final List<String> STATUS_SOON =
            List.of("--status-list-ttl", DemoJourney.STATUS_LIFE.toSeconds() + "s");

    private Demo() {}

    public static void main(String[] arguments) throws IOException {
        List<String> given = new ArrayList<>(List.of(arguments));
        Optional<Path> receipts = taken(given);
        if (!given.stream().allMatch(KEEP::equals)) {
            System.err.println("usage: ./intyga demo [--keep] [--receipts <folder>]");
            System.exit(2);
        }
        System.exit(play(given.contains(KEEP), receipts) ? 0 : 1);
    }

    /// Takes the folder for receipts out of what was given.
    private static Optional<Path> taken(List<String> given) throws IOException {
        int at = given.indexOf(RECEIPTS);
        if (at < 0 || at + 1 == given.size()) {
            return Optional.empty();
        }
        given.remove(at);
        return Optional.of(Files.createDirectories(Path.of(given.remove(at))));
    }

    private static boolean play(boolean keep, Optional<Path> receipts) throws IOException {
        Path jar = houseJar();
        Path dataFolder = Files.createTempDirectory("intyga-demo-");
        System.out.println("Starting a house in " + dataFolder);
        HouseProcess house;
        try {
            house = HouseProcess.start(jar, dataFolder, STATUS_SOON);
        } catch (HouseProcess.NotReady notReady) {
            System.out.println("FAILED: " + notReady.getMessage());
            return false;
        }
        Thread stop = Thread.ofPlatform().unstarted(house::close);
        Runtime.getRuntime().addShutdownHook(stop);
        Telling telling = new Telling(System.out);
        boolean played = DemoJourney.play(house, telling, receipts);
        if (!played) {
            house.keepFolder();
        }
        if (played && keep) {
            telling.addresses(house);
            waitForever();
        }
        return played;
    }

    /// The house's jar, beside this one in the same checkout.
    static Path houseJar() throws IOException {
        Path here;
        try {
            here = Path.of(Demo.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        // From bench/target/bench-….jar or bench/target/classes up to the checkout.
        Path target = here.resolve("../../../app/target").normalize();
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches("app-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("there is no house to start in " + target));
        }
    }

    private static void waitForever() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
