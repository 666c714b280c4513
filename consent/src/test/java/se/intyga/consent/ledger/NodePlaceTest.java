package se.intyga.consent.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodePlaceTest {
    @ParameterizedTest
    @CsvSource({
        "1, 0, 1, 0",
        "1, 5, 11, 0",
        "2, 0, 3, 0",
        "8, 0, 255, 0",
        "9, 0, 511, 1",
        "16, 3, 262143, 1",
        "17, 0, 131071, 2",
        "62, 0, 4611686018427387903, 7"
    })
    void is_told_by_the_leaf_that_completed_it_and_its_level(int level, long index, long lastLeaf, int band) {
        NodePlace place = new NodePlace(level, index);
        assertThat(place.lastLeaf()).isEqualTo(lastLeaf);
        assertThat(place.band()).isEqualTo(band).isIn(NodePlace.BANDS);
        assertThat(NodePlace.completedBy(lastLeaf, level)).isEqualTo(place);
    }
}
