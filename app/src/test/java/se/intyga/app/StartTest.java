package se.intyga.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;
import se.intyga.app.database.EmbeddedDatabase;
import se.intyga.app.settings.ReadSettings;
import se.intyga.app.settings.WrongSetting;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.RedisStore;

/// Starts of a house on other ground than the embedded default.
class StartTest {
    @TempDir
    Path folder = Path.of("");

    private House start(String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "--port", "0", "--data-folder", folder.resolve("data").toString(), "--database-connections", "4"));
        all.addAll(Arrays.asList(arguments));
        return House.start(ReadSettings.read(all, Map.of()));
    }

    @Test
    void runs_on_a_given_postgresql_and_a_given_redis() throws IOException {
        int redisPort = free();
        RedisServer redis = RedisServer.newRedisServer().port(redisPort).build();
        redis.start();
        try (EmbeddedDatabase given = EmbeddedDatabase.start(folder.resolve("elsewhere"), "secret");
                House house = start(
                        "--database-url",
                        given.jdbcUrl(),
                        "--database-user",
                        "postgres",
                        "--database-password",
                        "secret",
                        "--redis-url",
                        "redis://127.0.0.1:" + redisPort)) {
            assertThat(house.context().getBean(EphemeralStore.class)).isInstanceOf(RedisStore.class);
            assertThat(folder.resolve("data/postgres")).doesNotExist();
        } finally {
            redis.stop();
        }
    }

    @Test
    void a_redis_that_is_not_there_stops_the_start_with_a_sentence() throws IOException {
        int nobody = free();
        assertThatThrownBy(() -> start("--redis-url", "redis://:hunter2@127.0.0.1:" + nobody))
                .isInstanceOf(StartHindered.class)
                .hasMessageContaining("redis-url")
                .hasMessageNotContaining("hunter2");
        assertThat(folder.resolve("data/postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_database_that_is_not_there_stops_the_start_with_a_sentence_and_frees_the_folder() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> start("--database-url", "jdbc:postgresql://127.0.0.1:1/none"))
                    .isInstanceOf(StartHindered.class)
                    .hasMessageContaining("database-url");
        }
    }

    @Test
    void a_taken_port_stops_the_start_with_a_sentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            assertThatThrownBy(() -> House.start(
                            ReadSettings.read(List.of("--port", port, "--data-folder", folder.toString()), Map.of())))
                    .hasMessageContaining("Port " + port)
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void policies_that_do_not_hold_stop_the_start_and_are_named() throws IOException {
        Path policies = Files.createDirectory(folder.resolve("policies"));
        Files.writeString(policies.resolve("wrong.json"), "{}", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> start("--policies", policies.toString()))
                .isInstanceOf(StartHindered.class)
                .hasMessageContaining("wrong.json");
    }

    @Test
    void production_refuses_example_policies_and_makes_no_demo_cast() throws IOException {
        Path keyStore = folder.resolve("bankid.p12");
        Path authority = folder.resolve("bankid.pem");
        Material.bankId(folder.resolve("material"), keyStore, authority);
        try (EmbeddedDatabase given = EmbeddedDatabase.start(folder.resolve("elsewhere"), "secret")) {
            String[] production = {
                "--mode",
                "production",
                "--port",
                String.valueOf(free()),
                "--base-url",
                "https://intyg.example.se",
                "--operator",
                "Exempelkommunen",
                "--database-url",
                given.jdbcUrl(),
                "--database-user",
                "postgres",
                "--database-password",
                "secret",
                "--database-connections",
                "4",
                "--data-folder",
                folder.resolve("production").toString(),
                "--bankid-key-store",
                keyStore.toString(),
                "--bankid-key-store-password",
                Material.PASSWORD,
                "--bankid-authority",
                authority.toString()
            };
            List<String> withExamples = new ArrayList<>(Arrays.asList(production));
            withExamples.addAll(List.of(
                    "--policies",
                    Material.examplePolicies(folder.resolve("examples")).toString()));
            assertThatThrownBy(() -> House.start(ReadSettings.read(withExamples, Map.of())))
                    .isInstanceOf(WrongSetting.class)
                    .hasMessageContaining("example policies");

            List<String> withOwn = new ArrayList<>(Arrays.asList(production));
            withOwn.addAll(List.of(
                    "--policies", Material.ownPolicies(folder.resolve("own")).toString()));
            try (House house = House.start(ReadSettings.read(withOwn, Map.of()))) {
                assertThat(house.baseUrl()).hasToString("https://intyg.example.se");
                assertThat(folder.resolve("production/clients")).doesNotExist();
                assertThat(folder.resolve("production/registered-clients")).doesNotExist();
                assertThat(house.context().containsBean(se.intyga.app.demo.DemoKeys.class))
                        .isFalse();
                assertThat(house.context().containsBean(se.intyga.eid.simulator.SimulatorControl.class))
                        .isFalse();
                assertThat(house.context().containsBean(se.intyga.issuer.source.DemoRegister.class))
                        .isFalse();
            }
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
