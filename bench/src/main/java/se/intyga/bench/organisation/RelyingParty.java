package se.intyga.bench.organisation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import se.intyga.bench.http.Answer;
import se.intyga.bench.http.UnexpectedAnswer;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.json.StrictJson;

/// A relying party's system: asks for a purpose, sees how it stands, reads the result once.
public final class RelyingParty {
    /// A transaction that waits for a person.
    public record Transaction(String id, URI page, URI walletLink) {
        @Override
        public String toString() {
            return "Transaction[" + id + "]";
        }
    }

    /// Why the house did not even start a transaction.
    public record Refusal(int status, String code, String detail) {}

    /// One line of a verdict.
    public record Line(String check, String finding, String code, String words) {}

    /// How a transaction stands.
    public record Standing(String state, Optional<String> responseCode, String verdictCode, List<Line> verdict) {
        @Override
        public String toString() {
            return "Standing[" + state + "]";
        }
    }

    /// What the relying party may read, once.
    public record Result(String verdictCode, List<Line> verdict, JsonNode claims) {
        @Override
        public String toString() {
            return "Result[" + verdictCode + "]";
        }
    }

    private final OrganisationClient api;

    public RelyingParty(OrganisationClient api) {
        this.api = api;
    }

    public Transaction ask(String purpose, String basis, String vct, List<ClaimPath> claims) {
        ObjectNode started = started(purpose, basis, vct, claims).expecting(201).json();
        return new Transaction(
                started.path("id").asText(),
                URI.create(started.path("page_url").asText()),
                URI.create(started.path("wallet_link").asText()));
    }

    /// Asks for what is not needed; the refusal that must come.
    public Refusal askTooMuch(String purpose, String basis, String vct, List<ClaimPath> claims) {
        Answer answer = started(purpose, basis, vct, claims);
        if (answer.status() < 400) {
            throw new UnexpectedAnswer(answer, "over-asking was not refused");
        }
        ObjectNode problem = answer.json();
        return new Refusal(
                answer.status(),
                problem.path("code").asText(),
                problem.path("detail").asText());
    }

    public Standing standing(Transaction transaction) {
        ObjectNode state = api.get("/verifier/v1/transactions/" + transaction.id())
                .expecting(200)
                .json();
        return new Standing(
                state.path("state").asText(),
                Optional.ofNullable(state.path("response_code").textValue()),
                state.path("verdict_code").asText(),
                lines(state.path("verdict")));
    }

    public Result read(Transaction transaction, String responseCode) {
        ObjectNode result = result(transaction, responseCode).expecting(200).json();
        return new Result(
                result.path("verdict_code").asText(),
                lines(result.path("verdict")),
                result.path("credentials").path(0).path("claims"));
    }

    /// Whether the result is gone, as it must be after the first reading.
    public boolean isGone(Transaction transaction, String responseCode) {
        return result(transaction, responseCode).status() == 404;
    }

    private Answer result(Transaction transaction, String responseCode) {
        return api.post(
                "/verifier/v1/transactions/" + transaction.id() + "/result",
                StrictJson.newObject().put("response_code", responseCode));
    }

    private Answer started(String purpose, String basis, String vct, List<ClaimPath> claims) {
        ObjectNode body = StrictJson.newObject()
                .put("purpose", purpose)
                .put("legal_basis", basis)
                .put("flow", "same_device");
        ObjectNode query = body.putObject("dcql_query").putArray("credentials").addObject();
        query.put("id", "certificate").put("format", "dc+sd-jwt");
        query.putObject("meta").putArray("vct_values").add(vct);
        var asked = query.putArray("claims");
        claims.forEach(path -> asked.addObject().set("path", path.toJson()));
        return api.post("/verifier/v1/transactions", body);
    }

    private static List<Line> lines(JsonNode verdict) {
        return StreamSupport.stream(verdict.spliterator(), false)
                .map(line -> new Line(
                        line.path("check").asText(),
                        line.path("finding").asText(),
                        line.path("code").asText(),
                        line.path("en").asText()))
                .toList();
    }
}
