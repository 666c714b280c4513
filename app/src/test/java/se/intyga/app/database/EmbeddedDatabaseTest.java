package se.intyga.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void rows_survive_a_restart() {
        Path cluster = folder.resolve("postgres");
        try (EmbeddedDatabase server = EmbeddedDatabase.start(cluster, "secret")) {
            write(server, 1);
            assertThat(read(server, "SHOW fsync")).isEqualTo("on");
            assertThat(read(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        }
        try (EmbeddedDatabase next = EmbeddedDatabase.start(cluster, "secret")) {
            write(next, 2);
            assertThat(read(next, "SELECT sum(n) FROM kept")).isEqualTo("3");
        }
    }

    @Test
    void nobody_gets_in_without_the_password() {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("postgres"), "secret")) {
            assertThatThrownBy(() -> Database.open(server.jdbcUrl(), "postgres", "wrong", 2))
                    .isInstanceOf(DatabaseUnavailable.class);
        }
    }

    @Test
    void a_number_left_in_the_note_of_a_dead_server_harms_no_other_process() throws IOException {
        Path cluster = folder.resolve("postgres");
        EmbeddedDatabase.start(cluster, "secret").close();
        // This very process: alive, and no server of that cluster.
        Files.writeString(
                cluster.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + cluster + "\n");
        EmbeddedDatabase.start(cluster, "secret").close();
    }

    @Test
    void a_database_that_cannot_be_reached_is_named_without_its_password() {
        assertThatThrownBy(() -> Database.open("jdbc:postgresql://127.0.0.1:1/none", "me", "hunter2", 2))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("database-url")
                .hasMessageNotContaining("hunter2");
    }

    private static void write(EmbeddedDatabase server, int number) {
        try (Database database = Database.open(server.jdbcUrl(), "postgres", "secret", 2)) {
            database.jdbi().useHandle(handle -> {
                handle.execute("CREATE TABLE IF NOT EXISTS kept (n int)");
                handle.execute("INSERT INTO kept VALUES (?)", number);
            });
        }
    }

    private static String read(EmbeddedDatabase server, String query) {
        try (Database database = Database.open(server.jdbcUrl(), "postgres", "secret", 2)) {
            return database.jdbi()
                    .withHandle(handle ->
                            handle.createQuery(query).mapTo(String.class).one());
        }
    }
}
