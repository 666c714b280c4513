package se.intyga.consent.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which tile: 256 neighbouring hashes of one level, or fewer at the tree's right edge (C2SP tlog-tiles). Level 0 are
/// leaf hashes; a hash of level L is the root over 256^L leaves.
///
/// @param level 0 <= level <= 7
/// @param index counted from zero, in whole tiles
/// @param width 1 <= width <= 256; less than 256 is a partial tile
public record TilePlace(int level, long index, int width) {
    /// Hashes in a full tile.
    public static final int FULL = 256;

    private static final int BITS = 8;
    private static final int TOP = 7;
    private static final Pattern FORM = Pattern.compile("((?:x[0-9]{3}/)*[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public TilePlace {
        if (level < 0 || level > TOP || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("a tile has a level of 0 to 7, an index and 1 to 256 hashes");
        }
    }

    /// Reads `<N>[.p/<W>]` of a level; nothing when it is written in any other than the one way.
    public static Optional<TilePlace> parse(int level, String path) {
        Matcher parts = FORM.matcher(path);
        if (level < 0 || level > TOP || path.length() > 64 || !parts.matches()) {
            return Optional.empty();
        }
        String digits = parts.group(1).replace("x", "").replace("/", "");
        if (digits.length() > 18 || (digits.length() > 3 && digits.startsWith("000"))) {
            return Optional.empty();
        }
        int width = parts.group(2) == null ? FULL : Integer.parseInt(parts.group(2));
        if (width > FULL || (parts.group(2) != null && width == FULL)) {
            return Optional.empty();
        }
        return Optional.of(new TilePlace(level, Long.parseLong(digits), width));
    }

    /// `<N>` or `<N>.p/<W>`: three digits a folder, all but the last with an x (1234067 is x001/x234/067).
    public String path() {
        String digits = Long.toString(index);
        String padded = "0".repeat((3 - digits.length() % 3) % 3) + digits;
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < padded.length(); i += 3) {
            path.append(i + 3 < padded.length() ? "x" : "").append(padded, i, i + 3);
            path.append(i + 3 < padded.length() ? "/" : "");
        }
        return width == FULL ? path.toString() : String.format(Locale.ROOT, "%s.p/%d", path, width);
    }

    /// All tiles of the tree of a size, level by level: the full ones and, at the right edge, one partial a level.
    public static List<TilePlace> of(long size) {
        List<TilePlace> tiles = new ArrayList<>();
        for (int level = 0; level <= TOP && size >> (BITS * level) > 0; level++) {
            long hashes = size >> (BITS * level);
            for (long index = 0; index < hashes >> BITS; index++) {
                tiles.add(new TilePlace(level, index, FULL));
            }
            int rest = (int) (hashes & (FULL - 1));
            if (rest > 0) {
                tiles.add(new TilePlace(level, hashes >> BITS, rest));
            }
        }
        return tiles;
    }

    /// How deep below the leaves' level, in doublings, this tile's hashes are.
    public int treeLevel() {
        return BITS * level;
    }

    /// The first of its hashes, counted along its level.
    public long first() {
        return index << BITS;
    }

    /// The smallest tree that has this tile.
    public long leastSize() {
        return (first() + width) << treeLevel();
    }

    /// The largest tree in which a partial tile is just this wide.
    public long mostSize() {
        return ((first() + width + 1) << treeLevel()) - 1;
    }

    public boolean full() {
        return width == FULL;
    }
}
