package se.intyga.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.consent.ledger.Ledger;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.archive.DecisionId;
import se.intyga.legalbasis.archive.ReplayStored;
import se.intyga.legalbasis.archive.StoredOutcome;

/// What the relying party's ledger tells of a request, step by step (requirements, section 4), for every way it can
/// end, and that the decisions it names replay (R54).
class StepsTest {
    private final VerifierHouse house = VerifierHouse.open();

    /// One way through a transaction.
    record Way(String name, Function<VerifierHouse, HttpResponse<String>> play, List<String> steps) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Way> ways() {
        return Stream.of(
                new Way(
                        "created only",
                        house -> house.start(Flow.EMPLOYER, Flow.wellFormed()),
                        List.of("REQUEST_CREATED")),
                new Way(
                        "asks for too much",
                        house -> house.start(Flow.EMPLOYER, overAsking()),
                        List.of("REQUEST_REJECTED OVER_ASKING")),
                new Way(
                        "consent without its text",
                        house -> house.start(
                                Flow.EMPLOYER,
                                Flow.wellFormed()
                                        .put("purpose", "recruitment-consent")
                                        .put("legal_basis", "consent")),
                        List.of("REQUEST_REJECTED CONSENT_INCOMPLETE")),
                new Way(
                        "viewed twice, never answered",
                        house -> {
                            Flow flow = Flow.start(house);
                            flow.request();
                            return house.get(flow.requestPath());
                        },
                        List.of("REQUEST_CREATED", "REQUEST_VIEWED")),
                new Way(
                        "declined",
                        house -> {
                            Flow flow = Flow.start(house);
                            flow.request();
                            return house.postForm(flow.responsePath(), Map.of("error", "access_denied"));
                        },
                        List.of("REQUEST_CREATED", "REQUEST_VIEWED", "DECLINED")),
                new Way(
                        "verified",
                        house -> {
                            Flow flow = Flow.start(house);
                            return flow.respond(new TestWallet(house).answer(flow.request()));
                        },
                        List.of("REQUEST_CREATED", "REQUEST_VIEWED", "APPROVED", "DISCLOSED", "VERIFIED")),
                new Way(
                        "an answer with a claim missing",
                        house -> {
                            Flow flow = Flow.start(house);
                            TestWallet.Request request = flow.request();
                            TestWallet wallet = new TestWallet(house);
                            String tooLittle =
                                    wallet.present(wallet.credential(), List.of(ClaimPath.of("registered")), request);
                            return flow.respond(wallet.answer(request, _ -> tooLittle));
                        },
                        List.of("REQUEST_CREATED", "REQUEST_VIEWED", "NOT_VERIFIED CLAIM_MISSING")),
                new Way(
                        "an answer that cannot be opened",
                        house -> {
                            Flow flow = Flow.start(house);
                            flow.request();
                            return flow.respond("not.a.jwe");
                        },
                        List.of("REQUEST_CREATED", "REQUEST_VIEWED")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void every_way_leaves_exactly_its_entries(Way way) {
        Ledger ledger = house.bean(Ledgers.class).ledger(LedgerName.ofRelyingParty(Flow.EMPLOYER));
        long before = ledger.size();
        HttpResponse<String> last = way.play().apply(house);
        List<LedgerEvent> events = ledger.entries(before, 50).stream()
                .flatMap(entry -> entry.event().stream())
                .toList();
        assertThat(events.stream().map(StepsTest::step)).as("%s", last.body()).containsExactlyElementsOf(way.steps());
        events.stream()
                .flatMap(event -> event.decision().stream())
                .forEach(decision -> assertThat(house.bean(ReplayStored.class).one(new DecisionId(decision.hex())))
                        .isInstanceOf(StoredOutcome.Reproduced.class));
        assertThat(events.stream().filter(event -> event.decision().isPresent()))
                .as("the entries that a decision stands behind")
                .hasSize((int) way.steps().stream()
                        .filter(step -> List.of("REQUEST_CREATED", "REQUEST_REJECTED OVER_ASKING", "DISCLOSED")
                                .contains(step))
                        .count());
    }

    private static String step(LedgerEvent event) {
        return switch (event.kind()) {
            case REQUEST_REJECTED, NOT_VERIFIED ->
                event.kind() + " " + event.reasonCodes().getFirst();
            default -> event.kind().name();
        };
    }

    private static ObjectNode overAsking() {
        ObjectNode body =
                StrictJson.newObject().put("purpose", "recruitment").put("legal_basis", "legitimate_interest");
        ObjectNode credential =
                body.putObject("dcql_query").putArray("credentials").addObject();
        credential.put("id", "certificate").put("format", "dc+sd-jwt");
        credential.putObject("meta").putArray("vct_values").add(VerifierHouse.VCT);
        credential.putArray("claims").addObject().putArray("path").add("eligible_for_placement");
        return body;
    }
}
