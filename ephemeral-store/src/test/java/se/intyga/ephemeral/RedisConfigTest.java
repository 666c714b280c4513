package se.intyga.ephemeral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisConfigTest {
    @Test
    void has_defaults() {
        RedisConfig config = RedisConfig.at(URI.create("rediss://cache.example.org:6380"));
        assertThat(config.prefix()).isEqualTo("intyga");
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void does_not_print_a_password() {
        assertThat(RedisConfig.at(URI.create("redis://:hush@cache.example.org")).toString())
                .isEqualTo("RedisConfig[cache.example.org, intyga]");
    }

    @ParameterizedTest(name = "refuses {0} {1} {2}, naming {3}")
    @CsvSource({
        "http://cache.example.org, intyga, PT5S, redis-url",
        "redis:/cache, intyga, PT5S, redis-url",
        "redis://cache.example.org, In tyga, PT5S, redis-prefix",
        "redis://cache.example.org, intyga, PT0S, redis-timeout",
        "redis://cache.example.org, intyga, PT2M, redis-timeout",
    })
    void refuses(URI uri, String prefix, Duration timeout, String key) {
        assertThatThrownBy(() -> new RedisConfig(uri, prefix, timeout))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }
}
