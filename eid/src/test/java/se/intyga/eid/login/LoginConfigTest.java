package se.intyga.eid.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginConfigTest {
    @Test
    void has_bankids_own_pause_as_default() {
        assertThat(LoginConfig.DEFAULT.collectEvery()).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest(name = "refuses {0} {1} {2}, naming {3}")
    @CsvSource({
        "PT30S, PT2S, 5, login-lifetime",
        "PT2H, PT2S, 5, login-lifetime",
        "PT10M, PT-1S, 5, login-collect-every",
        "PT10M, PT11S, 5, login-collect-every",
        "PT10M, PT2S, -1, login-renewals",
        "PT10M, PT2S, 21, login-renewals",
    })
    void refuses(Duration lifetime, Duration collectEvery, int renewals, String key) {
        assertThatThrownBy(() -> new LoginConfig(lifetime, collectEvery, renewals))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }
}
