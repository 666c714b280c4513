package se.intyga.verifier.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Optional;
import se.intyga.formats.jose.ContentEncryption;
import se.intyga.formats.jose.DecryptionKey;
import se.intyga.formats.jose.JweOutcome;
import se.intyga.formats.json.StrictJson;
import se.intyga.openapi.form.FormParameters;
import se.intyga.verifier.transaction.RequestId;

/// Opens a wallet's answer with the one key of its transaction (OpenID4VP 1.0, section 8.3).
final class OpenResponse {
    private OpenResponse() {}

    sealed interface Opened {}

    /// What takes the transaction.
    sealed interface Answer extends Opened {}

    record VpTokenInside(JsonNode vpToken) implements Answer {
        @Override
        public String toString() {
            return "VpTokenInside[hidden]";
        }
    }

    /// The wallet says that it will not or cannot present.
    record NoPresentation() implements Answer {}

    record Unreadable(String description) implements Opened {}

    static Opened open(FormParameters form, RequestId id, DecryptionKey key) {
        if (form.value("state").filter(state -> !state.equals(id.value())).isPresent()) {
            return new Unreadable("state is that of another request");
        }
        Optional<String> response = form.value("response");
        Optional<String> error = form.value("error");
        if (response.isPresent() == error.isPresent()) {
            return new Unreadable("exactly one of response and error is needed");
        }
        if (error.isPresent()) {
            return isErrorCode(error.get()) ? new NoPresentation() : new Unreadable("error is not an error code");
        }
        return switch (key.decrypt(response.get(), EnumSet.allOf(ContentEncryption.class))) {
            case JweOutcome.Refused(JweOutcome.Reason reason) -> new Unreadable(description(reason));
            case JweOutcome.Decrypted decrypted -> inside(decrypted.plaintext(), id);
        };
    }

    private static Opened inside(byte[] plaintext, RequestId id) {
        Optional<ObjectNode> payload = StrictJson.object(plaintext);
        if (payload.isEmpty()) {
            return new Unreadable("the decrypted response is not a JSON object");
        }
        JsonNode state = payload.get().path("state");
        if (!state.isMissingNode() && !id.value().equals(state.textValue())) {
            return new Unreadable("state is that of another request");
        }
        JsonNode vpToken = payload.get().path("vp_token");
        if (vpToken.isMissingNode()) {
            // Some wallets encrypt their errors too.
            return isErrorCode(payload.get().path("error").asText(""))
                    ? new NoPresentation()
                    : new Unreadable("vp_token is missing");
        }
        return vpToken.isObject() ? new VpTokenInside(vpToken) : new Unreadable("vp_token is not an object");
    }

    private static String description(JweOutcome.Reason reason) {
        return switch (reason) {
            case MALFORMED -> "response is not a compact encrypted token";
            case ALGORITHM_NOT_ALLOWED -> "alg or enc of the response was not offered";
            case COMPRESSED -> "compressed responses are refused";
            case ANOTHER_KEY -> "response is encrypted to the key of another request";
            case NOT_DECRYPTED -> "response cannot be decrypted with the key of this request";
        };
    }

    private static boolean isErrorCode(String error) {
        return error.matches("[a-z][a-z0-9_]{2,63}");
    }
}
