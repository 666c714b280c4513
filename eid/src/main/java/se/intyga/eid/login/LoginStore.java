package se.intyga.eid.login;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Held;
import se.intyga.ephemeral.Slot;

/// Logins in progress, in the [EphemeralStore]: any replica can go on with any of them. A login is found only together
/// with the browser it belongs to.
@Singleton
final class LoginStore {
    private static final String SPACE = "eid.login";
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantReader()));

    private final EphemeralStore store;
    private final Clock clock;
    private final SecureRandom random;

    LoginStore(EphemeralStore store, Clock clock, SecureRandom random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /// Keeps a new login and returns its id.
    String add(Login login) {
        String id = randomText();
        if (!store.putOnce(slot(id), write(login), remaining(login))) {
            throw new IllegalStateException("a random login id came up twice");
        }
        return id;
    }

    /// The login of this id if it belongs to this browser.
    Optional<Login> find(String id, String browser) {
        return held(id, browser).map(held -> read(held.value()));
    }

    /// Changes the login unless it is gone or was changed by somebody else meanwhile: then the change is made to what
    /// there is now. A change that returns the same login is none. Returns the login as it is afterwards.
    Optional<Login> change(String id, String browser, UnaryOperator<Login> change) {
        while (true) {
            Optional<Held> held = held(id, browser);
            if (held.isEmpty()) {
                return Optional.empty();
            }
            Login before = read(held.get().value());
            Login after = change.apply(before);
            if (after.equals(before)) {
                return Optional.of(after);
            }
            if (store.replace(slot(id), held.get().version(), write(after), remaining(after))) {
                return Optional.of(after);
            }
        }
    }

    /// Changes exactly the login that was read. Empty: somebody else changed it first.
    Optional<Login> changeOnly(String id, Login read, Login after) {
        Optional<Held> held = held(id, read.browser());
        if (held.isEmpty() || !read(held.get().value()).equals(read)) {
            return Optional.empty();
        }
        return store.replace(slot(id), held.get().version(), write(after), remaining(after))
                ? Optional.of(after)
                : Optional.empty();
    }

    /// Takes a login away for good; of many callers one gets it.
    Optional<Login> take(String id, String browser) {
        return held(id, browser).flatMap(_ -> store.takeOnce(slot(id))).map(LoginStore::read);
    }

    String randomText() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Optional<Held> held(String id, String browser) {
        return store.read(slot(id)).filter(held -> read(held.value()).browser().equals(browser));
    }

    private static Slot slot(String id) {
        return new Slot(SPACE, id);
    }

    private Duration remaining(Login login) {
        Duration left = Duration.between(clock.instant(), login.expiresAt());
        return left.toMillis() < 1 ? Duration.ofMillis(1) : left;
    }

    private static byte[] write(Login login) {
        try {
            return JSON.writeValueAsBytes(login);
        } catch (JsonProcessingException _) {
            throw new IllegalStateException("a login cannot be written");
        }
    }

    private static Login read(byte[] value) {
        try {
            return JSON.readValue(value, Login.class);
        } catch (IOException _) {
            throw new IllegalStateException("a stored login cannot be read");
        }
    }

    private static final class InstantReader extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Instant.parse(parser.getText());
        }
    }
}
