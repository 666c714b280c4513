package se.intyga.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    /// A value other than the default for every setting there is.
    private static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("mode", "production"),
            Map.entry("bind-address", "0.0.0.0"),
            Map.entry("port", "9443"),
            Map.entry("base-url", "https://intyg.example.se"),
            Map.entry("tls", "off"),
            Map.entry("tls-key-store", "/etc/intyga/tls.p12"),
            Map.entry("tls-key-store-password", "secret1"),
            Map.entry("max-request-size", "131072"),
            Map.entry("data-folder", "/var/lib/intyga"),
            Map.entry("database-url", "jdbc:postgresql://db.example.se/intyga"),
            Map.entry("database-user", "house"),
            Map.entry("database-password", "secret2"),
            Map.entry("database-connections", "32"),
            Map.entry("redis-url", "rediss://:secret3@redis.example.se:6380"),
            Map.entry("access-token-lifetime", "90s"),
            Map.entry("operator", "Exempelkommunen"),
            Map.entry("organisations", "/etc/intyga/organisations"),
            Map.entry("installations", "/etc/intyga/installations"),
            Map.entry("installation-timeout", "5s"),
            Map.entry("authority-name", "Datatilsynet"),
            Map.entry("authority-country", "NO"),
            Map.entry("authority-contact", "mailto:post@datatilsynet.example"),
            Map.entry("retention-interval", "2h"),
            Map.entry("policies", "/etc/intyga/policies"),
            Map.entry("trust-folder", "/etc/intyga/trust"),
            Map.entry("fetch-allowed-hosts", "status.example.se:443, 10.0.0.7:8443"),
            Map.entry("bankid-url", "https://appapi2.test.bankid.com/rp/v6.0"),
            Map.entry("bankid-key-store", "/etc/intyga/bankid.p12"),
            Map.entry("bankid-key-store-password", "secret4"),
            Map.entry("bankid-authority", "/etc/intyga/bankid.pem"),
            Map.entry("session-lifetime", "10m"),
            Map.entry("credential-configurations", "/etc/intyga/credentials"),
            Map.entry("wallets", "/etc/intyga/wallets"),
            Map.entry("dpop-nonce", "on"),
            Map.entry("offer-lifetime", "7d"),
            Map.entry("case-lifetime", "60d"),
            Map.entry("case-validity", "7d"),
            Map.entry("status-list-ttl", "12h"),
            Map.entry("obstacle-threshold", "10"),
            Map.entry("transaction-lifetime", "5m"),
            Map.entry("result-lifetime", "45s"),
            Map.entry("wallet-scheme", "haip-vp"),
            Map.entry("witnesses", "/etc/intyga/witnesses"),
            Map.entry("witnesses-needed", "2"),
            Map.entry("witnessed-ledgers", "/etc/intyga/witnessed-ledgers"),
            Map.entry("log-level", "debug"));

    @Test
    void needs_nothing_to_be_set() {
        Settings settings = Settings.of(Map.of());
        assertThat(settings.get(Catalogue.MODE)).isEqualTo(Mode.EMBEDDED);
        assertThat(settings.get(Catalogue.PORT)).isEqualTo(8443);
        assertThat(settings.get(Catalogue.BASE_URL)).isEmpty();
        assertThat(settings.get(Catalogue.DATA_FOLDER)).isEqualTo(Path.of(".intyga/data"));
        assertThat(settings.get(Catalogue.DATABASE_URL)).isEmpty();
        assertThat(settings.get(Catalogue.REDIS_URL)).isEmpty();
        assertThat(settings.get(Catalogue.ACCESS_TOKEN_LIFETIME)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void maps_every_setting_to_its_type() {
        assertThat(ALL.keySet())
                .as("this test gives every setting a value")
                .containsExactlyInAnyOrderElementsOf(
                        Catalogue.all().stream().map(Setting::key).toList());
        Settings settings = Settings.of(ALL);
        assertThat(settings.get(Catalogue.MODE)).isEqualTo(Mode.PRODUCTION);
        assertThat(settings.get(Catalogue.BASE_URL)).contains(URI.create("https://intyg.example.se"));
        assertThat(settings.get(Catalogue.TLS)).isFalse();
        assertThat(settings.get(Catalogue.MAX_REQUEST_SIZE)).isEqualTo(131_072);
        assertThat(settings.get(Catalogue.REDIS_URL)).contains("rediss://:secret3@redis.example.se:6380");
        assertThat(settings.get(Catalogue.ACCESS_TOKEN_LIFETIME)).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.get(Catalogue.POLICIES)).isEqualTo(Optional.of(Path.of("/etc/intyga/policies")));
        assertThat(settings.get(Catalogue.FETCH_ALLOWED_HOSTS))
                .containsExactly("status.example.se:443", "10.0.0.7:8443");
        assertThat(settings.get(Catalogue.OFFER_LIFETIME)).isEqualTo(Duration.ofDays(7));
        assertThat(settings.get(Catalogue.LOG_LEVEL)).isEqualTo(LogLevel.DEBUG);
        for (Setting<?> setting : Catalogue.all()) {
            Object standard = setting.type().parse(setting.standard());
            assertThat(settings.get((Setting<?>) setting))
                    .as("%s was read from its text", setting.key())
                    .isNotEqualTo(standard);
        }
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "prot, 8443",
        "Port, 8443",
        "mode, demo",
        "mode, EMBEDDED",
        "port, 65536",
        "port, -1",
        "port, 84 43",
        "port, x",
        "bind-address, 'local host'",
        "base-url, http://localhost:8443",
        "base-url, https://localhost:8443/",
        "base-url, https://localhost?x=1",
        "base-url, //localhost",
        "tls, true",
        "max-request-size, 64k",
        "max-request-size, 100",
        "database-url, jdbc:h2:mem:x",
        "database-url, postgresql://db/intyga",
        "database-connections, 0",
        "redis-url, http://localhost",
        "access-token-lifetime, 6m",
        "access-token-lifetime, 300",
        "access-token-lifetime, PT5M",
        "access-token-lifetime, 0s",
        "fetch-allowed-hosts, status.example.se",
        "fetch-allowed-hosts, 'a:1,,b:2'",
        "operator, ''",
        "wallet-scheme, OpenID4VP",
        "log-level, trace"
    })
    void refuses_what_is_unknown_or_wrong_and_names_the_key(String key, String value) {
        WrongSetting wrong = catchThrowableOfType(WrongSetting.class, () -> Settings.of(Map.of(key, value)));
        assertThat(wrong).isNotNull();
        assertThat(wrong.key()).isEqualTo(key);
        assertThat(wrong.getMessage()).contains(key).endsWith(".");
    }

    @ParameterizedTest(name = "production without {0}")
    @CsvSource({"base-url", "database-url", "policies", "operator", "bankid-key-store"})
    void production_refuses_to_start_on_what_only_a_demo_has(String key) {
        Map<String, String> texts = new HashMap<>(ALL);
        texts.remove(key);
        assertThat(catchThrowableOfType(WrongSetting.class, () -> Settings.of(texts))
                        .key())
                .isEqualTo(key);
    }

    @Test
    void never_repeats_a_secret() {
        assertThatThrownBy(() -> Settings.of(Map.of("redis-url", "hunter2")))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("redis-url")
                .hasMessageNotContaining("hunter2");
        assertThat(Settings.of(ALL).toString()).doesNotContain("secret");
    }

    @Test
    void the_command_line_wins_over_the_environment_and_that_over_the_file(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("intyga.properties"), """
                port = 1001
                log-level = warn
                operator = Filen
                """);
        Settings settings = ReadSettings.read(
                List.of("--port", "1003", "--config", file.toString()),
                Map.of("INTYGA_PORT", "1002", "INTYGA_LOG_LEVEL", "error", "HOME", "/root"));
        assertThat(settings.get(Catalogue.PORT)).isEqualTo(1003);
        assertThat(settings.get(Catalogue.LOG_LEVEL)).isEqualTo(LogLevel.ERROR);
        assertThat(settings.get(Catalogue.OPERATOR)).isEqualTo("Filen");
    }

    @Test
    void an_unknown_name_in_the_environment_is_refused_too() {
        assertThat(catchThrowableOfType(
                                WrongSetting.class, () -> ReadSettings.read(List.of(), Map.of("INTYGA_PROT", "1")))
                        .key())
                .isEqualTo("prot");
    }

    @ParameterizedTest
    @CsvSource({"--port", "port", "'--port 1 --port 2'", "'--config /no/such/file'"})
    void refuses_an_argument_line_that_is_no_list_of_settings(String line) {
        assertThatThrownBy(() -> ReadSettings.read(List.of(line.split(" ")), Map.of()))
                .isInstanceOf(WrongSetting.class);
    }

    @Test
    void every_key_is_documented_once_and_the_page_is_the_committed_one() throws IOException {
        assertThat(Catalogue.all().stream().map(Setting::key)).doesNotHaveDuplicates();
        assertThat(Catalogue.all()).allSatisfy(setting -> {
            assertThat(setting.documentation()).endsWith(".");
            assertThat(setting.documentation()).doesNotContain("|");
        });
        Path page = Path.of(System.getProperty("intyga.root", "..")).resolve("docs/configuration.md");
        assertThat(ConfigurationPage.markdown())
                .as("./intyga settings > docs/configuration.md")
                .isEqualTo(Files.readString(page));
    }
}
