package se.intyga.legalbasis.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every mistake is refused, with file, place and rule.
class PolicyMistakesTest {
    private final PolicyFiles files = new PolicyFiles(URI.create("https://intyga.example"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    record Mistake(String name, String file, String pointer, String rule, Consumer<ObjectNode> make) {
        @Override
        public String toString() {
            return name + " [" + rule + "]";
        }
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake(
                        "consent for an authority",
                        "relying-parties.json",
                        "/relying_parties/2/purposes/0/grounds/0/basis",
                        "L1",
                        file -> ((ObjectNode) ExampleFiles.purpose(file, 2, 0)
                                        .required("grounds")
                                        .required(0))
                                .put("basis", "consent")),
                new Mistake(
                        "consent terms for an authority",
                        "relying-parties.json",
                        "/relying_parties/2/purposes/0",
                        "L24",
                        file -> ExampleFiles.purpose(file, 2, 0)
                                .set(
                                        "consent_terms",
                                        ExampleFiles.purpose(file, 0, 1)
                                                .required("consent_terms")
                                                .deepCopy())),
                new Mistake(
                        "legitimate interest for an authority",
                        "relying-parties.json",
                        "/relying_parties/2/purposes/0/grounds/0/basis",
                        "L1",
                        file -> ((ObjectNode) ExampleFiles.purpose(file, 2, 0)
                                        .required("grounds")
                                        .required(0))
                                .put("basis", "legitimate_interest")),
                new Mistake(
                        "an employer's consent without reason and alternative",
                        "relying-parties.json",
                        "/relying_parties/0/purposes/1",
                        "L14",
                        file -> ExampleFiles.purpose(file, 0, 1).remove("consent_terms")),
                new Mistake(
                        "a legal obligation without a provision",
                        "relying-parties.json",
                        "/relying_parties/1/purposes/0/grounds",
                        "L24",
                        file -> ((ObjectNode) ExampleFiles.purpose(file, 1, 0)
                                        .required("grounds")
                                        .required(0))
                                .remove("provisions")),
                new Mistake(
                        "no retention",
                        "relying-parties.json",
                        "/relying_parties/0/purposes/0",
                        "L24",
                        file -> ExampleFiles.purpose(file, 0, 0).remove("retention")),
                new Mistake(
                        "a retention that is no period",
                        "relying-parties.json",
                        "/relying_parties/0/purposes/0/retention/period",
                        "L33",
                        file -> ((ObjectNode) ExampleFiles.purpose(file, 0, 0).required("retention"))
                                .put("period", "a while")),
                new Mistake(
                        "a wildcard instead of claims",
                        "relying-parties.json",
                        "/relying_parties/0/purposes/0/claim_sets/0/paths",
                        "L23",
                        file -> ((ObjectNode) ExampleFiles.purpose(file, 0, 0)
                                        .required("claim_sets")
                                        .required(0))
                                .putArray("paths")),
                new Mistake(
                        "the same relying party twice on one day",
                        "relying-parties.json",
                        "/relying_parties/3",
                        "L24",
                        file -> ((ArrayNode) file.required("relying_parties"))
                                .add(ExampleFiles.entry(file, "relying_parties", 0)
                                        .deepCopy())),
                new Mistake(
                        "a text without English",
                        "relying-parties.json",
                        "/relying_parties/0/name",
                        "L32",
                        file -> ((ObjectNode) ExampleFiles.entry(file, "relying_parties", 0)
                                        .required("name"))
                                .remove("en")),
                new Mistake(
                        "a document type without a guideline",
                        "agencies.json",
                        "/document_types/0",
                        "L7",
                        file -> ExampleFiles.entry(file, "document_types", 0).remove("guideline")),
                new Mistake(
                        "an issuer of a type without guideline and paper route",
                        "agencies.json",
                        "/issuers/0",
                        "L7",
                        file -> ExampleFiles.entry(file, "issuers", 0).put("document_type", "qualification")),
                new Mistake(
                        "electronic form for another agency's type",
                        "agencies.json",
                        "/electronic_form/0",
                        "L3",
                        file -> ExampleFiles.entry(file, "electronic_form", 0).put("agency", "csn")),
                new Mistake(
                        "electronic form by habit",
                        "agencies.json",
                        "/electronic_form/0/support",
                        "L4",
                        file -> ExampleFiles.entry(file, "electronic_form", 0).put("support", "habit")),
                new Mistake(
                        "an entry without a citation",
                        "agencies.json",
                        "/secrecy/0",
                        "L5",
                        file -> ExampleFiles.entry(file, "secrecy", 0).remove("citation")),
                new Mistake(
                        "protected persons handled automatically",
                        "agencies.json",
                        "/protected_persons/0/handling",
                        "L6",
                        file -> ExampleFiles.entry(file, "protected_persons", 0).put("handling", "automatic")),
                new Mistake(
                        "a mandate without a reference",
                        "operators.json",
                        "/mandates/0",
                        "L10",
                        file -> ExampleFiles.entry(file, "mandates", 0).remove("reference")),
                new Mistake(
                        "validity that ends before it begins",
                        "agencies.json",
                        "/electronic_form/1",
                        "L37",
                        file -> ExampleFiles.entry(file, "electronic_form", 1).put("valid_to", "2019-01-01")),
                new Mistake(
                        "a day that does not exist",
                        "agencies.json",
                        "/issuers/0/valid_from",
                        "L37",
                        file -> ExampleFiles.entry(file, "issuers", 0).put("valid_from", "2026-02-30")),
                new Mistake(
                        "files of two versions in one folder",
                        "operators.json",
                        "/label",
                        "L37",
                        file -> file.put("label", "another")),
                new Mistake(
                        "a legal obligation whose provision cannot be looked up",
                        "relying-parties.json",
                        "/relying_parties/1/purposes/0/grounds",
                        "L24",
                        file -> ((ObjectNode) ExampleFiles.purpose(file, 1, 0)
                                        .required("grounds")
                                        .required(0)
                                        .required("provisions")
                                        .required(0))
                                .put("address", "http://www.example.se/")),
                new Mistake(
                        "a general act instead of a register statute, without a decision",
                        "agencies.json",
                        "/electronic_form/0",
                        "L4",
                        file -> ExampleFiles.entry(file, "electronic_form", 0).put("support", "general_act")),
                new Mistake(
                        "direct access without a decision",
                        "agencies.json",
                        "/electronic_form/0",
                        "L4",
                        file -> ExampleFiles.entry(file, "electronic_form", 0).put("medium", "direct_access")),
                new Mistake(
                        "release to a representative without a decision",
                        "agencies.json",
                        "/electronic_form/0",
                        "L2",
                        file -> ExampleFiles.entry(file, "electronic_form", 0).put("recipient", "representative")),
                new Mistake(
                        "a mandate to read without a decision",
                        "operators.json",
                        "/mandates/0",
                        "L11",
                        file -> ExampleFiles.entry(file, "mandates", 0).put("reads_values", true)),
                new Mistake(
                        "the one-time agreement without a decision",
                        "agencies.json",
                        "/agreement_mode/0",
                        "L19",
                        file -> file.putArray("agreement_mode")
                                .add(ExampleFiles.entry(file, "secrecy", 0)
                                        .deepCopy()
                                        .without(List.of("agency", "document_type", "assessment")))),
                new Mistake(
                        "an activation on consent",
                        "agencies.json",
                        "/activations/0/data_protection_basis",
                        "L1",
                        file -> ExampleFiles.entry(file, "activations", 0).put("data_protection_basis", "consent")),
                new Mistake(
                        "an authority's activation on legitimate interest",
                        "agencies.json",
                        "/activations/0/data_protection_basis",
                        "L1",
                        file -> ExampleFiles.entry(file, "activations", 0)
                                .put("data_protection_basis", "legitimate_interest")),
                new Mistake(
                        "an item signed by nobody",
                        "agencies.json",
                        "/activations/0/signed/privacy",
                        "L36",
                        file -> ((ObjectNode) ExampleFiles.entry(file, "activations", 0)
                                        .required("signed")
                                        .required("privacy"))
                                .remove("role")),
                new Mistake(
                        "an information class beyond the scale",
                        "relying-parties.json",
                        "/claims/0/information_class/confidentiality",
                        "L35",
                        file -> ((ObjectNode)
                                        ExampleFiles.entry(file, "claims", 0).required("information_class"))
                                .put("confidentiality", 5)),
                new Mistake(
                        "a claim that is asked for and not classified",
                        "relying-parties.json",
                        "/relying_parties/1/purposes/0/claim_sets/0/paths/2",
                        "L35",
                        file -> ((ArrayNode) file.required("claims")).remove(4)),
                new Mistake(
                        "a predicate that is no claim",
                        "relying-parties.json",
                        "/claims/1/predicate/claim",
                        "L23",
                        file -> ((ObjectNode)
                                        ExampleFiles.entry(file, "claims", 1).required("predicate"))
                                .putArray("claim")
                                .add("nothing")),
                new Mistake(
                        "a need for special categories without an exception",
                        "relying-parties.json",
                        "/relying_parties/0/purposes/1/needs/0",
                        "L24",
                        file -> ExampleFiles.need(file, 0, 1).put("flag", "special_category")),
                new Mistake(
                        "an authority's explicit consent to special categories",
                        "relying-parties.json",
                        "/relying_parties/2/purposes/0/needs/0/exception",
                        "L1",
                        file -> ExampleFiles.need(file, 2, 0)
                                .put("flag", "special_category")
                                .put("exception", "9(2)(a)")),
                new Mistake(
                        "a need for offences without a law that can be looked up",
                        "relying-parties.json",
                        "/relying_parties/2/purposes/0/needs/0",
                        "L24",
                        file -> ExampleFiles.need(file, 2, 0).put("flag", "criminal_offence")),
                new Mistake(
                        "an employer's need for case handlers' notes",
                        "relying-parties.json",
                        "/relying_parties/0/purposes/1/needs/0",
                        "L9",
                        file -> ExampleFiles.need(file, 0, 1).put("flag", "handler_note")),
                new Mistake(
                        "two periods for one kind of record",
                        "operators.json",
                        "/retention/1",
                        "L33",
                        file -> ((ArrayNode) file.required("retention"))
                                .insert(
                                        1,
                                        ExampleFiles.entry(file, "retention", 0).deepCopy())),
                new Mistake(
                        "a section that nobody knows",
                        "agencies.json",
                        "",
                        "schema",
                        file -> file.putArray("exceptions")));
    }

    @ParameterizedTest(name = "refuses {0}")
    @MethodSource("mistakes")
    void names_file_place_and_rule_of_each_mistake(Mistake mistake) throws IOException {
        ExampleFiles.copy(folder);
        ExampleFiles.change(folder.resolve(mistake.file()), mistake.make());
        var refused = catchThrowableOfType(PolicyInvalid.class, () -> files.fromFolder(folder));
        assertThat(refused).isNotNull();
        assertThat(refused.problems())
                .anySatisfy(problem -> assertThat(List.of(problem.file(), problem.pointer(), problem.rule()))
                        .containsExactly(mistake.file(), mistake.pointer(), mistake.rule()));
        assertThat(refused.problems())
                .allSatisfy(problem -> assertThat(problem.place().line()).isPositive());
    }
}
