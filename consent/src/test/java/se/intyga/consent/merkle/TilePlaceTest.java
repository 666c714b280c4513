package se.intyga.consent.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TilePlaceTest {
    @Test
    void lays_out_70_000_leaves_as_the_specification_does_A_5() {
        List<TilePlace> tiles = TilePlace.of(70_000);
        Map<Integer, Long> full = tiles.stream()
                .filter(TilePlace::full)
                .collect(Collectors.groupingBy(TilePlace::level, Collectors.counting()));
        Map<Integer, Integer> partial = tiles.stream()
                .filter(tile -> !tile.full())
                .collect(Collectors.toMap(TilePlace::level, TilePlace::width));
        assertThat(full).isEqualTo(Map.of(0, 273L, 1, 1L));
        assertThat(partial).isEqualTo(Map.of(0, 112, 1, 17, 2, 1));
    }

    @Test
    void lays_out_256_leaves_as_one_full_tile_and_one_hash_above_A_5() {
        assertThat(TilePlace.of(256)).containsExactly(new TilePlace(0, 0, 256), new TilePlace(1, 0, 1));
    }

    @Test
    void writes_and_reads_the_paths_of_the_specification() {
        assertThat(new TilePlace(0, 1_234_067, 256).path()).isEqualTo("x001/x234/067");
        assertThat(new TilePlace(0, 0, 256).path()).isEqualTo("000");
        assertThat(new TilePlace(0, 999, 256).path()).isEqualTo("999");
        assertThat(new TilePlace(1, 1000, 8).path()).isEqualTo("x001/000.p/8");
        for (TilePlace tile : TilePlace.of(70_000)) {
            assertThat(TilePlace.parse(tile.level(), tile.path())).contains(tile);
        }
    }

    @Test
    void refuses_every_other_way_of_writing() {
        List<String> accepted = List.of(
                        "",
                        "0",
                        "00",
                        "0000",
                        "x000/000",
                        "001/000",
                        "x001/x000",
                        "000.p/0",
                        "000.p/256",
                        "000.p/08",
                        "000.p/",
                        "000/",
                        "/000",
                        "000.p/300",
                        "-01",
                        "x01/000",
                        "000.p",
                        "x001/000.p/8/")
                .stream()
                .filter(path -> TilePlace.parse(0, path).isPresent())
                .toList();
        assertThat(accepted).isEmpty();
        assertThat(TilePlace.parse(8, "000")).isEmpty();
    }
}
