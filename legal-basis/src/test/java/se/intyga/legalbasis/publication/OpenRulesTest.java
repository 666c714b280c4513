package se.intyga.legalbasis.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import se.intyga.formats.encoding.HashAlgorithm;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.legalbasis.policy.PolicyHead;
import se.intyga.legalbasis.policy.PolicySet;
import se.intyga.legalbasis.policy.PolicyVersion;

/// The rules as they are published (R53).
class OpenRulesTest {
    private static final PolicySet EXAMPLES = new PolicyFiles(URI.create("https://intyga.example"))
            .examples()
            .all()
            .getFirst();

    @Test
    void every_entry_of_every_file_is_published_once_with_a_place_of_its_own() {
        int entries = 0;
        for (PolicyHead.Source source : EXAMPLES.head().sources()) {
            for (JsonNode member : StrictJson.object(source.canonicalJson()).orElseThrow()) {
                entries += member.isArray() ? member.size() : 0;
                for (JsonNode entry : member) {
                    entries += entry.path("purposes").size();
                }
            }
        }
        List<OpenRule> rules = OpenRules.of(EXAMPLES);
        assertThat(rules).hasSize(entries);
        assertThat(rules)
                .extracting(OpenRule::anchor)
                .doesNotHaveDuplicates()
                .allMatch(anchor -> anchor.matches("[a-z0-9._-]+"));
        assertThat(rules)
                .allSatisfy(rule -> assertThat(
                                rule.content().path("citation").path("source").asText())
                        .isNotBlank());
    }

    @Test
    void the_hash_can_be_counted_again_from_what_is_published() {
        ObjectNode published = PublishedPolicy.whole(EXAMPLES);
        var whole = new StringBuilder();
        for (JsonNode file : published.path("files")) {
            whole.append(file.path("name").asText())
                    .append('\n')
                    .append(StrictJson.canonical(file.path("content")))
                    .append('\n');
        }
        assertThat(HexFormat.of()
                        .formatHex(HashAlgorithm.SHA_256.digest(whole.toString().getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(published.path("hash").asText())
                .isEqualTo(EXAMPLES.version().contentHash());
    }

    @Test
    void a_version_differs_from_itself_in_nothing() {
        assertThat(RuleChanges.between(EXAMPLES, EXAMPLES).none()).isTrue();
    }

    @Test
    void changes_name_what_is_new_gone_and_different() {
        PolicySet next = changed(file -> {
            var forms = file.path("electronic_form");
            if (forms.isArray() && !forms.isEmpty()) {
                ((ObjectNode) forms.get(0)).put("valid_to", "2026-12-31");
                ((ArrayNode) forms).remove(3);
            }
            for (JsonNode party : file.path("relying_parties")) {
                if (party.path("id").asText().equals("demo-fund")) {
                    ObjectNode more = party.path("purposes").get(0).deepCopy();
                    more.put("id", "follow-up");
                    ((ArrayNode) party.path("purposes")).add(more);
                }
            }
        });
        RuleChanges changes = RuleChanges.between(EXAMPLES, next);
        assertThat(changes.changed()).singleElement().satisfies(change -> {
            assertThat(change.after().anchor())
                    .isEqualTo("electronic_form.arbetsformedlingen.registration-certificate.automated_processing"
                            + ".data_subject.2020-01-01");
            assertThat(change.members()).containsExactly("valid_to");
        });
        assertThat(changes.removed())
                .singleElement()
                .satisfies(rule -> assertThat(rule.anchor()).contains("case-file-extract"));
        assertThat(changes.added())
                .singleElement()
                .satisfies(rule -> assertThat(rule.anchor()).isEqualTo("purposes.demo-fund.follow-up.2020-01-01"));
        JsonNode json = PublishedPolicy.changes(EXAMPLES, next);
        assertThat(json.path("changed").path(0).path("after").path("valid_to").asText())
                .isEqualTo("2026-12-31");
    }

    private static PolicySet changed(Consumer<ObjectNode> change) {
        var sources = new ArrayList<PolicyHead.Source>();
        for (PolicyHead.Source source : EXAMPLES.head().sources()) {
            ObjectNode file = StrictJson.object(source.canonicalJson()).orElseThrow();
            change.accept(file);
            sources.add(new PolicyHead.Source(source.file(), StrictJson.canonical(file)));
        }
        return new PolicySet(
                new PolicyHead(
                        new PolicyVersion("next", "f".repeat(64)),
                        true,
                        EXAMPLES.effectiveFrom().plusYears(1),
                        sources),
                EXAMPLES.release(),
                EXAMPLES.disclosure(),
                EXAMPLES.retention());
    }
}
