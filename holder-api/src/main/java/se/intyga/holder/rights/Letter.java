package se.intyga.holder.rights;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A letter made ready for the person to send by herself, from her own mail program or the receiver's web page (EU TS7
/// and TS8: a draft and where it goes). We send nothing in her name.
///
/// @param mailto opens her mail program with the draft, where an e-mail address is registered
/// @param contact all registered addresses
public record Letter(String subject, String body, @Nullable String mailto, List<URI> contact) {
    public Letter {
        contact = List.copyOf(contact);
    }

    static Letter to(Optional<String> mail, List<URI> contact, String subject, String body) {
        return new Letter(
                subject,
                body,
                mail.map(address -> "mailto:" + address + "?subject=" + encoded(subject) + "&body=" + encoded(body))
                        .orElse(null),
                contact);
    }

    /// RFC 6068 wants blanks as %20.
    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    @Override
    public String toString() {
        return "Letter[hidden]";
    }
}
