package se.intyga.app.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.legalbasis.policy.PolicyFolder;

class PolicyHealthTest {
    private static final String WHOLE = """
            {"$schema": "urn:intyga:legal-basis:policy:1", "label": "%s", "example": false, "effective_from": "%s"}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void health_warns_while_a_version_that_does_not_hold_lies_there() throws IOException {
        Files.writeString(
                Files.createDirectory(folder.resolve("one")).resolve("policy.json"),
                WHOLE.formatted("own-1", "2026-01-01"));
        Path second = Files.createDirectory(folder.resolve("two")).resolve("policy.json");
        Files.writeString(second, WHOLE.formatted("own-2", "2026-02-01"));
        PolicyFiles files = new PolicyFiles(URI.create("https://intyga.example"));
        Policies policies = files.fromFolder(folder);
        PolicyFolder watched = new PolicyFolder(files, folder, policies, false, Clock.systemUTC());
        try (WatchPolicies watch = WatchPolicies.every(Duration.ofDays(1), watched)) {
            PolicyHealth health = new PolicyHealth(watch);
            assertThat(health.status().getName()).isEqualTo("UP");
            Files.writeString(second, "{");
            watched.look();
            watched.look();
            assertThat(health.status().getName()).isEqualTo("WARNING");
            assertThat(health.status().getOperational()).contains(true);
            Files.writeString(second, WHOLE.formatted("own-2", "2026-02-01"));
            watched.look();
            watched.look();
            assertThat(health.status().getName()).isEqualTo("UP");
        }
    }
}
