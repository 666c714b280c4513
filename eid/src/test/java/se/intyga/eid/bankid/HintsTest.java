package se.intyga.eid.bankid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.intyga.eid.Vectors;

class HintsTest {
    @Test
    void every_pending_hint_has_the_documented_message() {
        JsonNode vectors = Vectors.sweden("bankid-collect.json");
        for (Map.Entry<String, JsonNode> row : vectors.path("pending").properties()) {
            PendingHint hint = PendingHint.ofWire(row.getKey());
            assertThat(hint).as(row.getKey()).isNotEqualTo(PendingHint.UNKNOWN);
            assertThat(Arrays.stream(StartMethod.values()).map(hint::message))
                    .as(row.getKey())
                    .isSubsetOf(messages(row.getValue(), "RFA21"));
        }
        assertThat(PendingHint.ofWire("somethingNew").message(StartMethod.QR_CODE))
                .isEqualTo(UserMessage.RFA21);
    }

    @Test
    void every_failed_hint_has_the_documented_message() {
        JsonNode vectors = Vectors.sweden("bankid-collect.json");
        for (Map.Entry<String, JsonNode> row : vectors.path("failed").properties()) {
            FailedHint hint = FailedHint.ofWire(row.getKey());
            assertThat(hint).as(row.getKey()).isNotEqualTo(FailedHint.UNKNOWN);
            assertThat(Arrays.stream(StartMethod.values()).map(hint::message))
                    .as(row.getKey())
                    .isSubsetOf(messages(row.getValue(), "RFA22"));
        }
        assertThat(FailedHint.ofWire("somethingNew").message(StartMethod.QR_CODE))
                .isEqualTo(UserMessage.RFA22);
    }

    @Test
    void every_error_is_known_by_its_code_and_by_its_status() {
        for (JsonNode row : Vectors.sweden("bankid-collect.json").path("errors")) {
            int status = row.path("http").asInt();
            String code = row.path("errorCode").asText();
            BankIdError error = BankIdError.of(status, code);
            assertThat(error.wire()).isEqualTo(code);
            assertThat(error.message().name()).isEqualTo(row.path("message").asText("RFA5"));
            if (row.has("also_seen")) {
                assertThat(BankIdError.of(status, row.path("also_seen").asText()))
                        .isEqualTo(error);
            }
            if (error != BankIdError.ALREADY_IN_PROGRESS) {
                assertThat(BankIdError.of(status, "")).isEqualTo(error);
            }
        }
        assertThat(BankIdError.of(418, "")).isEqualTo(BankIdError.GARBLED);
    }

    @Test
    void the_message_depends_on_where_the_app_runs() {
        assertThat(PendingHint.OUTSTANDING_TRANSACTION.message(StartMethod.QR_CODE))
                .isEqualTo(UserMessage.RFA1);
        assertThat(PendingHint.OUTSTANDING_TRANSACTION.message(StartMethod.THIS_PHONE))
                .isEqualTo(UserMessage.RFA13);
        assertThat(PendingHint.STARTED.message(StartMethod.THIS_COMPUTER)).isEqualTo(UserMessage.RFA15A);
        assertThat(PendingHint.STARTED.message(StartMethod.THIS_PHONE)).isEqualTo(UserMessage.RFA15B);
        assertThat(FailedHint.START_FAILED.message(StartMethod.QR_CODE)).isEqualTo(UserMessage.RFA17B);
        assertThat(FailedHint.START_FAILED.message(StartMethod.THIS_PHONE)).isEqualTo(UserMessage.RFA17A);
    }

    @ParameterizedTest
    @EnumSource(UserMessage.class)
    void every_message_has_two_wordings(UserMessage message) {
        assertThat(message.text().sv()).isNotBlank().isNotEqualTo(message.text().en());
    }

    @Test
    void the_qr_code_is_the_documented_one() {
        JsonNode vectors = Vectors.sweden("bankid-qr.json");
        Instant start = Instant.parse("2026-11-20T10:00:00Z");
        Order order = new Order(
                "order",
                "auto",
                vectors.path("qrStartToken").asText(),
                vectors.path("qrStartSecret").asText(),
                start);
        assertThat(vectors.path("vectors")).hasSize(3);
        for (JsonNode row : vectors.path("vectors")) {
            assertThat(order.qrCode(start.plusSeconds(row.path("t").asLong()).plusMillis(999)))
                    .isEqualTo(row.path("qr").asText());
        }
        assertThat(order.qrCode(start.minusMillis(500)))
                .as("a clock that was set back")
                .isEqualTo(vectors.path("vectors").path(0).path("qr").asText());
        assertThat(order.toString()).isEqualTo("Order[hidden]");
    }

    private static List<UserMessage> messages(JsonNode names, String fallback) {
        List<UserMessage> messages = StreamSupport.stream(names.spliterator(), false)
                .map(name -> UserMessage.valueOf(name.asText()))
                .toList();
        return messages.isEmpty() ? List.of(UserMessage.valueOf(fallback)) : messages;
    }
}
