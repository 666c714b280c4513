package se.intyga.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RaceTest {
    private final VerifierHouse house = VerifierHouse.open();
    private final TestWallet wallet = new TestWallet(house);

    @RepeatedTest(5)
    void of_two_answers_at_once_exactly_one_is_taken() throws Exception {
        Flow flow = Flow.start(house);
        TestWallet.Request request = flow.request();
        String one = wallet.answer(request);
        String other = wallet.answer(request);
        assertThat(statuses(() -> flow.respond(one), () -> flow.respond(other))).containsExactlyInAnyOrder(200, 400);
        assertThat(flow.state().path("state").asText()).isEqualTo("verified");
    }

    @RepeatedTest(5)
    void of_two_readers_at_once_exactly_one_gets_the_result() throws Exception {
        Flow flow = Flow.start(house);
        flow.respond(wallet.answer(flow.request()));
        String code = flow.state().path("response_code").asText();
        assertThat(statuses(() -> flow.result(code), () -> flow.result(code))).containsExactlyInAnyOrder(200, 404);
    }

    @RepeatedTest(3)
    void an_answer_and_a_refusal_at_once_leave_one_outcome() throws Exception {
        Flow flow = Flow.start(house);
        String answer = wallet.answer(flow.request());
        assertThat(statuses(
                        () -> flow.respond(answer),
                        () -> house.postForm(flow.responsePath(), Map.of("error", "access_denied"))))
                .containsExactlyInAnyOrder(200, 400);
    }

    @Test
    void a_replayed_answer_is_refused() {
        Flow flow = Flow.start(house);
        String answer = wallet.answer(flow.request());
        assertThat(flow.respond(answer).statusCode()).isEqualTo(200);
        assertThat(flow.respond(answer).statusCode()).isEqualTo(400);
        house.clock().pass(Duration.ofSeconds(20));
        assertThat(flow.respond(answer).statusCode()).isEqualTo(400);
    }

    @SafeVarargs
    private static List<Integer> statuses(Callable<HttpResponse<String>>... calls)
            throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.length)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (Callable<HttpResponse<String>> call : calls) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return call.call().statusCode();
                }));
            }
            start.countDown();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }
}
