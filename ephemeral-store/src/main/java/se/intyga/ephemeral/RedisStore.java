package se.intyga.ephemeral;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import se.intyga.ephemeral.Sealing.Kind;

/// The store in a Redis. An entry is one string, eight bytes of version and the sealed value, under
/// `<prefix>:<hash>`; each operation is one command or one script, which Redis runs alone. The Redis must neither evict
/// (`maxmemory-policy noeviction`) nor forget at a restart (`appendonly yes`).
///
/// One connection serves all threads. While it is lost, operations wait for its return until the timeout. A command
/// whose answer was lost with the connection may be sent twice; that can only make a winner look like a loser.
public final class RedisStore implements EphemeralStore, AutoCloseable {
    private static final String TAKE = """
            local kept = redis.call('GET', KEYS[1])
            if kept then redis.call('DEL', KEYS[1]) end
            return kept""";
    private static final String REPLACE = """
            local kept = redis.call('GET', KEYS[1])
            if not kept or string.sub(kept, 1, 8) ~= ARGV[1] then return 0 end
            redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
            return 1""";
    private static final String INCREMENT = """
            local count = redis.call('INCR', KEYS[1])
            if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
            return count""";

    private final RedisClient client;
    private final StatefulRedisConnection<byte[], byte[]> connection;
    private final String prefix;
    private final Sealing sealing;

    private RedisStore(RedisClient client, String prefix, Sealing sealing) {
        this.client = client;
        this.connection = client.connect(ByteArrayCodec.INSTANCE);
        this.prefix = prefix;
        this.sealing = sealing;
    }

    /// Connects, or throws [StoreUnavailable]: a wrong address stops the start.
    public static RedisStore connect(RedisConfig config, StoreKey key, SecureRandom random) {
        RedisURI uri = RedisURI.create(config.uri());
        uri.setTimeout(config.timeout());
        RedisClient client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder()
                .autoReconnect(true)
                .timeoutOptions(TimeoutOptions.enabled(config.timeout()))
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(config.timeout())
                        .keepAlive(true)
                        .build())
                .build());
        try {
            return new RedisStore(client, config.prefix(), new Sealing(key, random));
        } catch (RedisException e) {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
            throw new StoreUnavailable("Redis", e);
        }
    }

    @Override
    public boolean putOnce(Slot slot, byte[] value, Duration lifetime) {
        SetArgs ifEmpty = SetArgs.Builder.nx().px(Lifetimes.millis(lifetime));
        byte[] entry = entry(slot, value);
        return "OK"
                .equals(ask(redis -> Optional.ofNullable(redis.set(key(Kind.VALUE, slot), entry, ifEmpty)))
                        .orElse(""));
    }

    @Override
    public Optional<Held> read(Slot slot) {
        return ask(redis -> Optional.ofNullable(redis.get(key(Kind.VALUE, slot))))
                .map(entry ->
                        new Held(opened(slot, entry), ByteBuffer.wrap(entry).getLong()));
    }

    @Override
    public Optional<byte[]> takeOnce(Slot slot) {
        byte[][] keys = {key(Kind.VALUE, slot)};
        return ask(redis -> Optional.ofNullable(redis.<byte[]>eval(TAKE, ScriptOutputType.VALUE, keys)))
                .map(entry -> opened(slot, entry));
    }

    @Override
    public boolean replace(Slot slot, long version, byte[] next, Duration lifetime) {
        byte[][] keys = {key(Kind.VALUE, slot)};
        byte[] expected = ByteBuffer.allocate(Long.BYTES).putLong(version).array();
        byte[] entry = entry(slot, next);
        byte[] millis = decimal(lifetime);
        return ask(redis -> redis.<Long>eval(REPLACE, ScriptOutputType.INTEGER, keys, expected, entry, millis)) == 1;
    }

    @Override
    public long increment(Slot counter, Duration window) {
        byte[][] keys = {key(Kind.COUNTER, counter)};
        byte[] millis = decimal(window);
        return ask(redis -> redis.<Long>eval(INCREMENT, ScriptOutputType.INTEGER, keys, millis));
    }

    @Override
    public boolean remove(Slot slot) {
        return ask(redis -> redis.del(key(Kind.VALUE, slot), key(Kind.COUNTER, slot))) > 0;
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }

    private <T> T ask(Function<RedisCommands<byte[], byte[]>, T> operation) {
        try {
            return operation.apply(connection.sync());
        } catch (RedisException e) {
            throw new StoreUnavailable("Redis", e);
        }
    }

    private byte[] key(Kind kind, Slot slot) {
        String hash = HexFormat.of().formatHex(sealing.nameOf(kind, slot));
        return (prefix + ":" + hash).getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] entry(Slot slot, byte[] value) {
        byte[] sealed = sealing.seal(slot, value);
        return ByteBuffer.allocate(Long.BYTES + sealed.length)
                .putLong(sealing.newVersion())
                .put(sealed)
                .array();
    }

    private byte[] opened(Slot slot, byte[] entry) {
        return sealing.open(slot, Arrays.copyOfRange(entry, Math.min(Long.BYTES, entry.length), entry.length));
    }

    private static byte[] decimal(Duration lifetime) {
        return Long.toString(Lifetimes.millis(lifetime)).getBytes(StandardCharsets.US_ASCII);
    }
}
