package se.intyga.consent.audit;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.intyga.consent.merkle.Hash;
import se.intyga.consent.merkle.NodeSource;
import se.intyga.consent.merkle.TilePlace;
import se.intyga.consent.merkle.TreeHash;

/// Reads a ledger as it is published (C2SP tlog-tiles). Nothing it returns is believed yet.
final class FetchLedger {
    private static final int MOST_BYTES = 256 * (2 + 65_535);
    private static final int KEPT_TILES = 64;

    private final HttpClient http;
    private final String prefix;
    private final Map<TilePlace, List<Hash>> tiles = new HashMap<>();

    /// @param prefix the ledger's address, without a final slash
    FetchLedger(HttpClient http, URI prefix) {
        this.http = http;
        this.prefix = prefix.toString().replaceAll("/+$", "");
    }

    String checkpoint() {
        return new String(get("/checkpoint"), StandardCharsets.UTF_8);
    }

    /// The hashes of a tile, as many as its width says.
    List<Hash> tile(TilePlace place) {
        List<Hash> kept = tiles.get(place);
        if (kept != null) {
            return kept;
        }
        byte[] bytes = get("/tile/" + place.level() + "/" + place.path());
        if (bytes.length != place.width() * Hash.LENGTH) {
            throw new LedgerNotReadable("a tile has another length than its path says");
        }
        List<Hash> hashes = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            byte[] hash = new byte[Hash.LENGTH];
            buffer.get(hash);
            hashes.add(Hash.of(hash));
        }
        if (tiles.size() == KEPT_TILES) {
            tiles.clear();
        }
        tiles.put(place, hashes);
        return hashes;
    }

    /// The leaves under a tile of level 0.
    List<byte[]> leaves(TilePlace place) {
        ByteBuffer buffer = ByteBuffer.wrap(get("/tile/entries/" + place.path()));
        List<byte[]> leaves = new ArrayList<>();
        while (buffer.remaining() >= 2) {
            int length = Short.toUnsignedInt(buffer.getShort());
            if (length > buffer.remaining()) {
                throw new LedgerNotReadable("a bundle of leaves ends within a leaf");
            }
            byte[] leaf = new byte[length];
            buffer.get(leaf);
            leaves.add(leaf);
        }
        if (buffer.hasRemaining() || leaves.size() != place.width()) {
            throw new LedgerNotReadable("a bundle has another number of leaves than its path says");
        }
        return leaves;
    }

    /// Complete subtrees of the tree of this size, computed from its tiles.
    NodeSource nodes(long size) {
        return (level, index) -> node(size, level, index);
    }

    private Hash node(long size, int level, long index) {
        int tileLevel = level / 8;
        int above = level % 8;
        long first = index << above;
        long hashes = size >> (8 * tileLevel);
        long tile = first / TilePlace.FULL;
        int width = (int) Math.min(TilePlace.FULL, hashes - tile * TilePlace.FULL);
        List<Hash> row = tile(new TilePlace(tileLevel, tile, width));
        int begin = (int) (first % TilePlace.FULL);
        return TreeHash.root(row.subList(begin, begin + (1 << above)));
    }

    private byte[] get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(prefix + path))
                .timeout(Duration.ofSeconds(30))
                .GET()
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new LedgerNotReadable(prefix + path + " answered " + response.statusCode());
                }
                byte[] bytes = body.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw new LedgerNotReadable(prefix + path + " answered with too much");
                }
                return bytes;
            }
        } catch (IOException unreachable) {
            throw new LedgerNotReadable(prefix + path + " does not answer");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LedgerNotReadable("stopped");
        }
    }
}
