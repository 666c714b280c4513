package se.intyga.verifier.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.ephemeral.PostgresStore;
import se.intyga.ephemeral.StoreKey;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.disclosure.ActKind;
import se.intyga.legalbasis.disclosure.AssessDisclosure;
import se.intyga.legalbasis.disclosure.DisclosureCode;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.pages.Text;
import se.intyga.verifier.VerifierConfig;
import se.intyga.verifier.VerifierHouse;
import se.intyga.verifier.transaction.Flow;
import se.intyga.verifier.transaction.FreshWords;
import se.intyga.verifier.transaction.PageId;
import se.intyga.verifier.transaction.PresentationRequest;
import se.intyga.verifier.transaction.RequestId;
import se.intyga.verifier.transaction.StatedGround;
import se.intyga.verifier.transaction.TransactionId;

/// A request whose ground ends between the question and the answer discloses nothing (pitfalls 4.6, L37).
class GroundEndedMeanwhileTest {
    private static final Instant ASKED = Instant.parse("2026-06-30T21:59:00Z");
    private static final Instant ANSWERED = Instant.parse("2026-06-30T22:01:00Z");
    private static final Text TEXT = new Text("text", "text");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final SecureRandom random = new SecureRandom();

    record Change(String name, Consumer<ObjectNode> make, DisclosureCode code) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static ObjectNode employer(ObjectNode file) {
        return (ObjectNode) file.required("relying_parties").required(0);
    }

    private static ObjectNode purpose(ObjectNode file) {
        return (ObjectNode) employer(file).required("purposes").required(0);
    }

    static Stream<Change> changes() {
        return Stream.of(
                new Change("nothing", _ -> {}, DisclosureCode.ALLOWED_ONCE),
                new Change(
                        "the registration",
                        file -> employer(file).put("valid_to", "2026-06-30"),
                        DisclosureCode.VERIFIER_NOT_REGISTERED),
                new Change(
                        "the purpose",
                        file -> purpose(file).put("valid_to", "2026-06-30"),
                        DisclosureCode.PURPOSE_NOT_REGISTERED),
                new Change(
                        "one of the claims",
                        file -> ((ArrayNode) purpose(file)
                                        .required("claim_sets")
                                        .required(0)
                                        .required("paths"))
                                .remove(1),
                        DisclosureCode.OVER_ASKING),
                new Change(
                        "the ground",
                        file -> ((ObjectNode) purpose(file).required("grounds").required(0)).put("basis", "contract"),
                        DisclosureCode.BASIS_NOT_REGISTERED));
    }

    @ParameterizedTest(name = "ended: {0}")
    @MethodSource("changes")
    void the_rules_in_force_when_the_person_answers_decide(Change change) throws IOException {
        write("first", _ -> {});
        write("second", file -> {
            file.put("label", "example-2").put("effective_from", "2026-07-01");
            if (file.has("relying_parties")) {
                change.make().accept(file);
            }
        });
        Policies policies = new PolicyFiles(URI.create(VerifierHouse.BASE)).fromFolder(folder);
        var judge = new JudgeDisclosure(
                new AssessDisclosure(policies),
                new PostgresStore(VerifierHouse.open().jdbi(), new StoreKey(new byte[32]), random),
                VerifierConfig.standard());
        assertThat(judge.judge(request(), "digest", ASKED).decision().code()).isEqualTo(DisclosureCode.ALLOWED_ONCE);
        assertThat(judge.judge(request(), "digest", ANSWERED).decision().code()).isEqualTo(change.code());
    }

    private PresentationRequest request() {
        FreshWords words = new FreshWords(random);
        return new PresentationRequest(
                new TransactionId(words.next()),
                new RequestId(words.next()),
                new PageId(words.next()),
                "demo-employer",
                new StatedGround(
                        "recruitment",
                        TEXT,
                        LawfulBasis.LEGITIMATE_INTEREST,
                        List.of(),
                        TEXT,
                        "5560000001",
                        TEXT,
                        ActKind.APPROVAL,
                        Optional.empty(),
                        "example-1@0"),
                """
                {"credentials": [{"id": "c", "format": "dc+sd-jwt", "meta": {"vct_values": ["%s"]},
                  "claims": [{"path": ["registered"]}, {"path": ["registration_date"]}]}]}
                """.formatted(VerifierHouse.VCT),
                words.next(),
                Flow.CROSS_DEVICE,
                Optional.empty(),
                ASKED,
                ASKED.plus(Duration.ofMinutes(10)));
    }

    private void write(String version, Consumer<ObjectNode> change) throws IOException {
        Path to = Files.createDirectory(folder.resolve(version));
        for (String name : List.of("agencies.json", "operators.json", "relying-parties.json")) {
            try (InputStream in =
                    PolicyFiles.class.getResourceAsStream("/se/intyga/legalbasis/example-policies/" + name)) {
                assertThat(in).isNotNull();
                ObjectNode file = StrictJson.object(in.readAllBytes()).orElseThrow();
                change.accept(file);
                Files.write(to.resolve(name), StrictJson.write(file).getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
