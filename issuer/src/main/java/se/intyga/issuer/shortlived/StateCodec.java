package se.intyga.issuer.shortlived;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Writes the records of a step into bytes for the short-lived store, which seals them, and reads them back.
/// An unknown member is ignored and an absent one is null, so that a newer replica and an older one can share a store.
public final class StateCodec {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private StateCodec() {}

    public static byte[] write(Record state) {
        try {
            return JSON.writeValueAsBytes(state);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "protocol state cannot be written: " + state.getClass().getName(), e);
        }
    }

    public static <T extends Record> T read(byte[] bytes, Class<T> type) {
        try {
            return JSON.readValue(bytes, type);
        } catch (IOException e) {
            // The parser's own message may quote the state, which holds secrets: only the type is told.
            throw new IllegalStateException("protocol state in the store cannot be read: " + type.getName());
        }
    }
}
