package se.intyga.consent.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProofsTest {
    private static final int SIZES = 70;

    private final List<Hash> leaves = new ArrayList<>();
    private final Map<String, Hash> nodes = new HashMap<>();
    private final List<Hash> roots = new ArrayList<>();

    ProofsTest() {
        CompactRange range = CompactRange.EMPTY;
        roots.add(range.root());
        for (int i = 0; i < SIZES; i++) {
            Hash leaf = TreeHash.leaf(("leaf " + i).getBytes(StandardCharsets.UTF_8));
            leaves.add(leaf);
            nodes.put("0/" + i, leaf);
            range = range.append(leaf, (level, index, hash) -> nodes.put(level + "/" + index, hash));
            roots.add(range.root());
        }
    }

    private Hash node(int level, long index) {
        Hash hash = nodes.get(level + "/" + index);
        assertThat(hash).as("complete node %d/%d", level, index).isNotNull();
        return java.util.Objects.requireNonNull(hash);
    }

    @Test
    void every_leaf_of_every_tree_is_proven_and_no_other_leaf_is() {
        for (int size = 1; size <= SIZES; size++) {
            for (int index = 0; index < size; index++) {
                InclusionProof proof = Proofs.inclusion(index, size, this::node);
                assertThat(proof.verify(leaves.get(index), roots.get(size))).isEqualTo(new ProofVerdict.Proven());
                Hash other = TreeHash.leaf(new byte[] {1});
                assertThat(proof.verify(other, roots.get(size))).isInstanceOf(ProofVerdict.Refuted.class);
            }
            assertThat(Proofs.root(size, this::node)).isEqualTo(roots.get(size));
        }
    }

    @Test
    void every_old_tree_is_a_prefix_of_every_new_one() {
        for (int to = 1; to <= SIZES; to++) {
            for (int from = 1; from <= to; from++) {
                ConsistencyProof proof = Proofs.consistency(from, to, this::node);
                assertThat(proof.verify(roots.get(from), roots.get(to))).isEqualTo(new ProofVerdict.Proven());
                assertThat(proof.verify(roots.get(from), roots.get(to - 1))).isInstanceOf(ProofVerdict.Refuted.class);
            }
        }
    }

    @Test
    void a_compact_range_is_read_back_as_it_was_written() {
        CompactRange range = CompactRange.EMPTY;
        for (Hash leaf : leaves) {
            range = range.append(leaf, (level, index, hash) -> {});
            assertThat(CompactRange.of(range.size(), range.bytes())).isEqualTo(range);
        }
        byte[] oneMissing = new byte[Hash.LENGTH];
        assertThatThrownBy(() -> CompactRange.of(3, oneMissing)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothing_outside_the_tree_can_be_asked_for() {
        assertThatThrownBy(() -> Proofs.inclusion(5, 5, this::node)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proofs.consistency(0, 5, this::node)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proofs.consistency(6, 5, this::node)).isInstanceOf(IllegalArgumentException.class);
    }
}
