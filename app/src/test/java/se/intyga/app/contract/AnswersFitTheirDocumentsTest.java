package se.intyga.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.intyga.app.journeys.HouseUnderTest;

/// The check that every whole-house test is under ([HoldAnswersToDocuments]) sees the answers, and what is wrong in
/// them.
class AnswersFitTheirDocumentsTest {
    private static final ApiDocuments DOCUMENTS = ApiDocuments.ours();
    private static final String PROBLEM = "application/problem+json";
    private static final String NOT_FOUND =
            "{'type':'https://h.example/problems/x','title':'t','status':404,'detail':'d','code':'X'}";

    @Test
    void an_answer_over_the_wire_is_seen_and_fits() {
        Exchange seen = apiInfo();

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.answerBody()).contains("apiName");
        assertThat(DOCUMENTS.defects(seen)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "a member is missing; 200; application/json; {'apiName':'Intyga','apiVersion':'1'}; required",
                "a member is of another type; 200; application/json; {'apiName':7,'apiVersion':'1',"
                        + "'apiReleased':'2026-11-21','apiDocumentation':'https://h.example','apiStatus':'beta'}; type",
                "a member that is in no document; 200; application/json; {'apiName':'a','apiVersion':'1',"
                        + "'apiReleased':'2026-11-21','apiDocumentation':'https://h.example','apiStatus':'beta',"
                        + "'inside':1}; additional",
                "not JSON; 200; application/json; <html>; JSON",
                "no body; 200; application/json; ''; body",
                "another media type; 200; text/html; <html></html>; text/html",
                "another status; 418; application/problem+json; {}; status",
                "a framework's own error; 500; application/json; {'message':'Internal Server Error'}; application/json"
            })
    void an_answer_that_does_not_fit_is_a_defect(String name, int status, String type, String body, String said) {
        Exchange wrong = apiInfo().withAnswer(status, type, body.replace('\'', '"'));

        assertThat(DOCUMENTS.defects(wrong)).as(name).isNotEmpty();
        assertThat(String.join("\n", DOCUMENTS.defects(wrong))).as(name).containsIgnoringCase(said);
    }

    @Test
    void a_route_in_no_document_may_only_answer_that_there_is_nothing() {
        Exchange secret = exchange("GET", "/verifier/v1/secret", "", 200, "application/json", "{}");
        assertThat(DOCUMENTS.defects(secret)).singleElement().asString().contains("no document has this operation");

        Exchange none = secret.withAnswer(404, PROBLEM, NOT_FOUND.replace('\'', '"'));
        assertThat(DOCUMENTS.defects(none)).isEmpty();

        assertThat(DOCUMENTS.defects(secret.withAnswer(404, PROBLEM, "{}"))).isNotEmpty();
    }

    @Test
    void a_request_that_is_taken_must_fit_too() {
        Exchange taken = exchange(
                "POST",
                "/verifier/v1/transactions/x/result",
                "{\"response\":\"x\"}",
                404,
                PROBLEM,
                NOT_FOUND.replace('\'', '"'));
        assertThat(DOCUMENTS.defects(taken)).as("refused: any request may be").isEmpty();

        assertThat(DOCUMENTS.defects(taken.withAnswer(200, "application/json", "{}")))
                .anySatisfy(defect -> assertThat(defect).contains("taken though the request does not fit"));
    }

    @Test
    void what_a_house_in_a_process_of_its_own_answered_is_seen_but_not_the_half_line_of_a_killed_one()
            throws IOException {
        Exchange seen = apiInfo();
        Exchanges.append(Exchanges.FOLDER, seen);
        Files.writeString(Exchanges.FOLDER.resolve("killed.jsonl"), "{\"method\":\"GET\",");

        assertThat(Exchanges.taken()).containsExactly(seen);
        assertThat(Exchanges.taken()).isEmpty();
    }

    private static Exchange apiInfo() {
        Exchanges.taken();
        HouseUnderTest.running().get("/verifier/v1/api-info");
        return Exchanges.taken().getLast();
    }

    private static Exchange exchange(
            String method, String target, String body, int status, String type, String answer) {
        return new Exchange(
                method,
                target,
                Map.of("content-type", List.of("application/json"), "authorization", List.of("Bearer x")),
                body,
                status,
                Map.of("content-type", List.of(type)),
                answer);
    }
}
