package se.intyga.issuer.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.issuer.source.SourceAddress;
import se.intyga.issuer.support.Door;
import se.intyga.issuer.support.TestDatabase;
import se.intyga.issuer.support.TestSource;
import se.intyga.issuer.support.TestSource.Mood;
import se.intyga.issuer.support.TestWallet;

/// The pre-authorized grant over HTTP (OpenID4VCI 1.0, sections 3.5, 6; I-9, I-10), and what the agency's ledger tells
/// of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreAuthorizedGrantTest {
    private static final String REQUESTED = "RELEASE_REQUESTED";
    private static final String ALLOWED = "RELEASE_DECIDED ALLOWED";
    private static final String ISSUED = "ISSUED";
    private static final String SOURCE_DOWN = "ISSUANCE_FAILED SOURCE_UNAVAILABLE";

    private final TestSource source = new TestSource();
    private final EphemeralStore store = TestDatabase.SHARED.store();
    private final Door door = Door.asking(source.address(Duration.ofSeconds(4)), store);
    private final TestWallet wallet = new TestWallet(door);

    @AfterAll
    void close() {
        door.close();
        source.close();
    }

    @BeforeEach
    void answersAgain() {
        source.is(Mood.ANSWERS);
    }

    private Door.Answer token(Map<String, String> form) {
        return PreAuthorizedFlow.token(door, wallet, form);
    }

    private Door.Answer credential(String token) {
        return PreAuthorizedFlow.credential(door, wallet, token);
    }

    @Test
    void the_right_code_gives_a_token_once_and_the_token_a_credential() {
        PreAuthorizedFlow flow = PreAuthorizedFlow.offered(door, true);
        Door.Answer token = token(flow.formWith(flow.txCode()));
        assertThat(token.status()).as(token.toString()).isEqualTo(200);
        assertThat(token.json("token_type")).isEqualTo("DPoP");
        assertThat(token.header("Cache-Control")).isEqualTo("no-store");
        Door.Answer credential = credential(token.json("access_token"));
        assertThat(credential.status()).as(credential.toString()).isEqualTo(200);
        Door.Answer again = token(flow.formWith(flow.txCode()));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.error()).isEqualTo("invalid_grant");
        assertThat(flow.steps(door)).containsExactly(REQUESTED, ALLOWED, ISSUED);
    }

    @Test
    void what_is_issued_stands_in_the_ledger_as_paths_and_salted_digests_with_its_decision() {
        PreAuthorizedFlow flow = PreAuthorizedFlow.offered(door, false);
        credential(token(flow.form()).json("access_token"));
        var events = flow.events(door);
        var issued = events.getLast();
        assertThat(issued.claimPaths()).isNotEmpty();
        assertThat(issued.digests()).hasSameSizeAs(issued.claimPaths()).doesNotHaveDuplicates();
        assertThat(issued.decision()).isPresent().isEqualTo(events.get(1).decision());
        assertThat(issued.toString()).doesNotContain("2025-01-19");
    }

    @Test
    void a_wrong_transaction_code_is_an_invalid_grant_and_after_a_few_the_right_one_is_too() {
        PreAuthorizedFlow flow = PreAuthorizedFlow.offered(door, true);
        int tries = door.bean(se.intyga.issuer.agency.IssuerConfig.class).txCodeTries();
        for (int i = 0; i < tries; i++) {
            Door.Answer wrong = token(flow.formWith(flow.wrongTxCode()));
            assertThat(wrong.status()).isEqualTo(400);
            assertThat(wrong.error()).isEqualTo("invalid_grant");
            assertThat(wrong.body()).doesNotContain(flow.wrongTxCode());
        }
        assertThat(token(flow.formWith(flow.txCode())).error()).isEqualTo("invalid_grant");
        assertThat(flow.steps(door)).isEmpty();
    }

    @Test
    void fewer_wrong_ones_leave_the_right_one_good() {
        PreAuthorizedFlow flow = PreAuthorizedFlow.offered(door, true);
        token(flow.formWith(flow.wrongTxCode()));
        assertThat(token(flow.formWith(flow.txCode())).status()).isEqualTo(200);
    }

    @Test
    void a_missing_or_superfluous_transaction_code_is_an_invalid_request_and_spends_nothing() {
        PreAuthorizedFlow with = PreAuthorizedFlow.offered(door, true);
        PreAuthorizedFlow without = PreAuthorizedFlow.offered(door, false);
        for (int i = 0; i < 10; i++) {
            assertThat(token(with.form()).error()).isEqualTo("invalid_request");
            assertThat(token(without.formWith("123456")).error()).isEqualTo("invalid_request");
        }
        assertThat(token(with.formWith(with.txCode())).status()).isEqualTo(200);
        assertThat(token(without.form()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"IS_DOWN", "NEVER_ANSWERS"})
    void a_source_that_does_not_answer_leaves_the_code_good(Mood mood) {
        PreAuthorizedFlow flow = PreAuthorizedFlow.offered(door, true);
        source.is(mood);
        for (int i = 0; i < 2; i++) {
            Door.Answer answer = token(flow.formWith(flow.txCode()));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
            assertThat(answer.error()).isEqualTo("temporarily_unavailable");
        }
        assertThat(flow.steps(door)).as("once, however often it is tried").containsExactly(SOURCE_DOWN);
        source.is(Mood.ANSWERS);
        Door.Answer token = token(flow.formWith(flow.txCode()));
        assertThat(token.status()).isEqualTo(200);
        credential(token.json("access_token"));
        assertThat(flow.steps(door)).containsExactly(SOURCE_DOWN, REQUESTED, ALLOWED, ISSUED);
    }

    @Test
    void what_became_secret_after_the_offer_is_refused_and_the_offer_is_over() {
        PreAuthorizedFlow flow = PreAuthorizedFlow.offered(door, false);
        source.is(Mood.SAYS_SECRET);
        Door.Answer refused = token(flow.form());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).isEqualTo("invalid_grant");
        assertThat(refused.body()).doesNotContainIgnoringCase("secre");
        source.is(Mood.ANSWERS);
        assertThat(token(flow.form()).error()).isEqualTo("invalid_grant");
        assertThat(flow.steps(door)).containsExactly(REQUESTED, "RELEASE_DECIDED SECRECY", "ISSUANCE_FAILED SECRECY");
    }

    @Test
    void without_the_persons_recorded_request_there_is_no_offer_and_the_source_is_not_asked() {
        int before = source.asked();
        CreateOffer.Outcome outcome = PreAuthorizedFlow.offer(door, true, false);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CreateOffer.Outcome.NotReleased.class,
                        refused -> assertThat(refused.codes()).containsExactly("NO_REQUEST"));
        assertThat(source.asked()).isEqualTo(before);
    }

    @Test
    void a_proof_that_does_not_hold_is_written_down_and_a_stale_nonce_is_not() {
        PreAuthorizedFlow flow = PreAuthorizedFlow.offered(door, false);
        String token = token(flow.form()).json("access_token");
        String stale = TestWallet.request(
                        wallet.proof(TestWallet.newKey(), "never-given-out").signed())
                .toString();
        assertThat(wallet.credential(token, stale).error()).isEqualTo("invalid_nonce");
        assertThat(flow.steps(door)).containsExactly(REQUESTED, ALLOWED);
        for (int i = 0; i < 2; i++) {
            String forOthers = TestWallet.request(wallet.proof(TestWallet.newKey(), door.nonce())
                            .payload(claims -> claims.put("aud", "https://elsewhere.example"))
                            .signed())
                    .toString();
            assertThat(wallet.credential(token, forOthers).error()).isEqualTo("invalid_proof");
        }
        assertThat(credential(token).status()).isEqualTo(200);
        assertThat(flow.steps(door)).containsExactly(REQUESTED, ALLOWED, "ISSUANCE_FAILED INVALID_PROOF", ISSUED);
    }

    @Test
    void of_many_wallets_at_two_replicas_one_redeems_and_the_ledger_tells_it_once() throws Exception {
        SourceAddress patient = source.address(Duration.ofSeconds(20));
        try (Door one = Door.asking(patient, store);
                Door replica = Door.asking(patient, store)) {
            PreAuthorizedFlow flow = PreAuthorizedFlow.offered(door, true);
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Door at = i % 2 == 0 ? one : replica;
                TestWallet own = new TestWallet(at);
                work.add(() -> PreAuthorizedFlow.token(at, own, flow.formWith(flow.txCode()))
                        .status());
            }
            List<Integer> statuses = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
                for (Future<Integer> done : threads.invokeAll(work)) {
                    statuses.add(done.get());
                }
            }
            assertThat(statuses.stream().filter(status -> status == 200))
                    .as("%s", statuses)
                    .hasSize(1);
            assertThat(flow.steps(door)).containsExactly(REQUESTED, ALLOWED);
        }
    }
}
