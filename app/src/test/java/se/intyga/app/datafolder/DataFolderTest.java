package se.intyga.app.datafolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");

    @TempDir
    Path parent = Path.of("");

    private DataFolder open() {
        return DataFolder.open(parent.resolve("data"), RANDOM);
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    @Test
    void keys_are_made_once_and_used_again() {
        byte[] secret;
        ECKey key;
        try (DataFolder first = open()) {
            secret = first.keys().secret("one");
            key = first.keys().ecKey("two");
            assertThat(first.keys().secret("three")).isNotEqualTo(secret);
        }
        try (DataFolder again = open()) {
            assertThat(again.keys().secret("one")).isEqualTo(secret);
            assertThat(again.keys().ecKey("two")).isEqualTo(key);
        }
    }

    @Test
    void only_the_owner_can_look_into_it() throws IOException {
        try (DataFolder folder = open()) {
            folder.keys().secret("one");
            folder.keys().ecKey("two");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                    .isEqualTo("rwx------");
            for (String file : List.of("keys/one.key", "keys/two.jwk")) {
                assertThat(PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.path().resolve(file))))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void a_second_house_on_the_same_folder_is_refused_with_a_clear_sentence() {
        try (DataFolder first = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(DataFolderInUse.class)
                    .hasMessageContaining(first.path().toString())
                    .hasMessageContaining("--data-folder");
        }
        open().close();
    }

    @Test
    void a_damaged_key_stops_the_start_and_is_not_replaced() throws IOException {
        try (DataFolder folder = open()) {
            folder.keys().secret("one");
            folder.keys().ecKey("two");
            Path secret = folder.path().resolve("keys/one.key");
            Path pair = folder.path().resolve("keys/two.jwk");
            Files.writeString(secret, "deadbeef");
            Files.writeString(pair, "{}");
            assertThatThrownBy(() -> folder.keys().secret("one")).hasMessageContaining("damaged");
            assertThatThrownBy(() -> folder.keys().ecKey("two")).hasMessageContaining("damaged");
            assertThat(Files.readString(secret)).isEqualTo("deadbeef");
        }
    }

    @Test
    void a_write_leaves_nothing_else_behind() throws IOException {
        Path file = parent.resolve("a/b.txt");
        SafeFiles.write(file, "old");
        SafeFiles.write(file, "new");
        assertThat(Files.readString(file)).isEqualTo("new");
        try (var files = Files.list(parent.resolve("a"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void the_server_certificate_is_kept_until_it_ends_soon_or_the_host_changes() throws Exception {
        try (DataFolder folder = open()) {
            X509Certificate first = leaf(folder, "intyg.example.se", NOW);
            assertThat(leaf(folder, "intyg.example.se", NOW.plus(Duration.ofDays(30))))
                    .isEqualTo(first);
            X509Certificate renewed = leaf(folder, "intyg.example.se", NOW.plus(Duration.ofDays(390)));
            assertThat(renewed.getSerialNumber()).isNotEqualTo(first.getSerialNumber());
            X509Certificate other = leaf(folder, "annan.example.se", NOW);
            assertThat(other.getSerialNumber()).isNotEqualTo(renewed.getSerialNumber());
            assertThat(other.getSubjectAlternativeNames().stream().map(name -> String.valueOf(name.get(1))))
                    .contains("localhost", "127.0.0.1", "annan.example.se");
            other.verify(ServerCertificate.open(folder, "annan.example.se", RANDOM, at(NOW))
                    .authority()
                    .getPublicKey());
        }
    }

    private static X509Certificate leaf(DataFolder folder, String host, Instant now) {
        ServerCertificate.open(folder, host, RANDOM, at(now));
        return Pem.read(folder.path().resolve("tls/server.pem")).getFirst();
    }
}
