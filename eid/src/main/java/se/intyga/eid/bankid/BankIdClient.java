package se.intyga.eid.bankid;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import se.intyga.eid.person.PersonalNumber;

/// Speaks BankID's relying party interface v6.0: HTTP/1.1 over mutual TLS, one JSON object there and one back. Members
/// that are not known are ignored; those that are needed must be there. Repeats nothing by itself.
@Singleton
public final class BankIdClient {
    private static final int MAX_ANSWER_BYTES = 512 * 1024;
    private static final int MAX_CONCURRENT_CALLS = 64;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(16).build())
            .build());

    private final BankIdConfig config;
    private final Clock clock;
    private final HttpClient http;
    private final Semaphore calls = new Semaphore(MAX_CONCURRENT_CALLS);

    public BankIdClient(BankIdConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.timeout())
                .sslContext(config.tls())
                .build();
    }

    /// Starts an identification.
    public AuthAnswer auth(AuthRequest request) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("endUserIp", request.endUserIp());
        body.put("userVisibleData", base64(request.intent()));
        body.put("userVisibleDataFormat", "plaintext");
        body.put("returnUrl", request.returnUrl().toString());
        return call("/auth", body, this::ordered, AuthAnswer.Rejected::new);
    }

    /// Asks how far an order has come. BankID wants two seconds between two calls for one order.
    public CollectAnswer collect(String orderRef) {
        return call("/collect", reference(orderRef), BankIdClient::collected, CollectAnswer.Rejected::new);
    }

    /// Ends an order that nobody waits for any more; an order that has ended already is no matter. Empty: done.
    public Optional<BankIdError> cancel(String orderRef) {
        return call("/cancel", reference(orderRef), _ -> Optional.of(Optional.empty()), Optional::of);
    }

    private Optional<AuthAnswer> ordered(JsonNode answer) {
        Order order = new Order(
                text(answer, "orderRef"),
                text(answer, "autoStartToken"),
                text(answer, "qrStartToken"),
                text(answer, "qrStartSecret"),
                clock.instant());
        boolean whole = !order.orderRef().isEmpty()
                && !order.autoStartToken().isEmpty()
                && !order.qrStartToken().isEmpty()
                && !order.qrStartSecret().isEmpty();
        return whole ? Optional.of(new AuthAnswer.Ordered(order)) : Optional.empty();
    }

    private static Optional<CollectAnswer> collected(JsonNode answer) {
        String hint = text(answer, "hintCode");
        return switch (text(answer, "status")) {
            case "pending" -> Optional.of(new CollectAnswer.Pending(PendingHint.ofWire(hint)));
            case "failed" -> Optional.of(new CollectAnswer.Failed(FailedHint.ofWire(hint)));
            case "complete" -> completed(answer.path("completionData")).map(CollectAnswer.Complete::new);
            default -> Optional.empty();
        };
    }

    private static Optional<Completion> completed(JsonNode data) {
        JsonNode user = data.path("user");
        String givenName = text(user, "givenName");
        String surname = text(user, "surname");
        if (givenName.isBlank() && surname.isBlank()) {
            return Optional.empty();
        }
        return PersonalNumber.parse(text(user, "personalNumber"))
                .map(number -> new Completion(
                        number, givenName, surname, text(data, "signature"), text(data, "ocspResponse")));
    }

    private <T> T call(
            String path,
            ObjectNode body,
            Function<JsonNode, Optional<T>> understood,
            Function<BankIdError, T> rejected) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(config.endpoint() + path))
                .timeout(config.timeout())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<byte[]> response;
        try {
            response = sent(request);
        } catch (IOException _) {
            return rejected.apply(BankIdError.UNREACHABLE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return rejected.apply(BankIdError.UNREACHABLE);
        }
        Optional<JsonNode> answer = object(response.body());
        if (response.statusCode() != 200) {
            String code = answer.map(a -> text(a, "errorCode")).orElse("");
            return rejected.apply(BankIdError.of(response.statusCode(), code));
        }
        return answer.flatMap(understood).orElseGet(() -> rejected.apply(BankIdError.GARBLED));
    }

    private HttpResponse<byte[]> sent(HttpRequest request) throws IOException, InterruptedException {
        calls.acquire();
        try {
            return http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
        } finally {
            calls.release();
        }
    }

    private static Optional<JsonNode> object(byte[] body) {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static ObjectNode reference(String orderRef) {
        return JsonNodeFactory.instance.objectNode().put("orderRef", orderRef);
    }

    private static String text(JsonNode object, String member) {
        return object.path(member).isTextual() ? object.path(member).textValue() : "";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
