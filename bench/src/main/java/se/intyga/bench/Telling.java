package se.intyga.bench;

import java.io.PrintStream;
import java.time.Duration;
import se.intyga.bench.house.HouseProcess;

/// Says what happens, a line a step.
final class Telling {
    private final PrintStream out;
    private final long begun = System.nanoTime();
    private int steps;

    Telling(PrintStream out) {
        this.out = out;
    }

    void chapter(String title) {
        out.println();
        out.println(title);
    }

    void step(String sentence) {
        steps++;
        out.printf("%3d. %s%n", steps, sentence);
    }

    void detail(String sentence) {
        out.println("       " + sentence);
    }

    void done() {
        out.println();
        out.printf("Done: %d steps in %.1f seconds.%n", steps, seconds());
    }

    void failed(String what) {
        out.println();
        out.printf("FAILED after step %d: %s%n", steps, what);
    }

    void addresses(HouseProcess house) {
        String base = house.baseUrl().toString();
        out.println();
        out.println("The house keeps running; stop it with Ctrl-C.");
        out.println("  base URL       " + base);
        out.println("  API documents  " + base + "/docs");
        out.println("  history        " + base + "/holder/history");
        out.println("  issuer         " + base + "/issuers/" + DemoJourney.AGENCY);
        out.println("  authority      " + house.certificateAuthority());
        out.println("  client keys    " + house.dataFolder().resolve("clients"));
    }

    private double seconds() {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
    }
}
