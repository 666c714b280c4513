package se.intyga.ephemeral;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;
import se.intyga.ephemeral.Sealing.Kind;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisStoreTest extends EphemeralStoreContract {
    private Path folder;
    private int port;
    private RedisServer redis;
    private RedisClient onlooker;
    private RedisCommands<byte[], byte[]> commands;
    private RedisStore store;
    private final List<RedisStore> others = new ArrayList<>();

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        redis = started();
        onlooker = RedisClient.create("redis://127.0.0.1:" + port);
        commands = onlooker.connect(ByteArrayCodec.INSTANCE).sync();
        store = RedisStore.connect(config(), KEY, RANDOM);
    }

    @AfterAll
    void stop() throws IOException {
        store.close();
        others.forEach(RedisStore::close);
        onlooker.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        redis.stop();
    }

    private RedisServer started() throws IOException {
        RedisServer server = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("dir " + folder)
                .setting("appendonly yes")
                .setting("appendfsync always")
                .build();
        server.start();
        return server;
    }

    private RedisConfig config() {
        return new RedisConfig(URI.create("redis://127.0.0.1:" + port), "intyga-test", Duration.ofSeconds(10));
    }

    @Override
    EphemeralStore store() {
        return store;
    }

    @Override
    EphemeralStore withKey(StoreKey key) {
        RedisStore other = RedisStore.connect(config(), key, RANDOM);
        others.add(other);
        return other;
    }

    @Override
    String dump() {
        return commands.keys("*".getBytes(ISO_8859_1)).stream()
                .map(key -> new String(key, ISO_8859_1) + new String(commands.get(key), ISO_8859_1))
                .collect(Collectors.joining("\n"));
    }

    @Override
    void moveBehindItsBack(Slot from, Slot to) {
        commands.set(key(to), commands.get(key(from)));
    }

    private static byte[] key(Slot slot) {
        byte[] hash = new Sealing(KEY, RANDOM).nameOf(Kind.VALUE, slot);
        return ("intyga-test:" + HexFormat.of().formatHex(hash)).getBytes(ISO_8859_1);
    }

    @Test
    void what_was_kept_outlives_a_restart_of_redis_and_operations_recover() throws IOException {
        Slot code = fresh();
        Slot tries = fresh();
        Slot gone = fresh();
        store.putOnce(code, bytes("the code"), LONG);
        store.putOnce(gone, bytes("taken before"), LONG);
        store.takeOnce(gone);
        store.increment(tries, LONG);
        redis.stop();
        redis = started();
        assertThat(store.increment(tries, LONG)).isEqualTo(2);
        assertThat(store.takeOnce(gone)).isEmpty();
        assertThat(store.takeOnce(code).map(EphemeralStoreContract::text)).contains("the code");
        assertThat(store.takeOnce(code)).isEmpty();
    }

    @Test
    void says_when_redis_cannot_be_used() {
        RedisConfig nowhere = new RedisConfig(URI.create("redis://127.0.0.1:1"), "x", Duration.ofSeconds(1));
        assertThatThrownBy(() -> RedisStore.connect(nowhere, KEY, RANDOM).close())
                .isInstanceOf(StoreUnavailable.class);
    }
}
