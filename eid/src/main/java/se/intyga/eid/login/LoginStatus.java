package se.intyga.eid.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;
import se.intyga.pages.Text;

/// What the login page's script is told.
///
/// @param state `pending`, `failed` or `complete`
/// @param message what to say to the person, in both languages
/// @param qr the QR code of this second as SVG, while pending
/// @param next where to go, when it is over
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record LoginStatus(
        String state,
        @Nullable Message message,
        @Nullable String qr,
        @Nullable String next) {
    @Serdeable
    record Message(String sv, String en) {
        static Message of(Text text) {
            return new Message(text.sv(), text.en());
        }
    }

    @Override
    public String toString() {
        return "LoginStatus[" + state + "]";
    }
}
