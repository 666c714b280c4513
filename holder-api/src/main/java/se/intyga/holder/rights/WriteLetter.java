package se.intyga.holder.rights;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import se.intyga.consent.rights.CaseDraft;
import se.intyga.consent.rights.RightsCase;
import se.intyga.pages.Language;
import se.intyga.pages.Texts;

/// Writes the letter of a case that the person sends herself.
@Singleton
final class WriteLetter {
    private static final Texts TEXTS = Texts.besides(WriteLetter.class, "letter");

    private final RecipientDirectory recipients;
    private final SupervisoryAuthority authority;

    WriteLetter(RecipientDirectory recipients, SupervisoryAuthority authority) {
        this.recipients = recipients;
        this.authority = authority;
    }

    /// Nothing for cases that we carry ourselves.
    Optional<Letter> of(RightsCase written, Language language) {
        CaseDraft asked = written.asked();
        return switch (asked.kind()) {
            case DELETION -> {
                Optional<RecipientContact> contact =
                        recipients.of(asked.about().id().value());
                yield Optional.of(letter(
                        asked,
                        language,
                        "deletion",
                        contact.flatMap(RecipientContact::mail),
                        contact.map(RecipientContact::support).orElse(List.of())));
            }
            case AUTHORITY_REPORT ->
                Optional.of(letter(asked, language, "report", authority.mail(), authority.contact()));
            case CORRECTION, ACCESS, ERASURE -> Optional.empty();
        };
    }

    private static Letter letter(
            CaseDraft asked, Language language, String kind, Optional<String> mail, List<java.net.URI> contact) {
        String claims = asked.claims().stream().map(Object::toString).collect(Collectors.joining(", "));
        String name = asked.about().name();
        String body = TEXTS.in(
                language,
                kind + ".body",
                name,
                asked.about().id().value(),
                asked.documentType().orElse("-"),
                claims.isEmpty() ? "-" : claims,
                asked.subject().orElse("-"),
                asked.words().isBlank() ? "-" : asked.words());
        return Letter.to(mail, contact, TEXTS.in(language, kind + ".subject", name), body);
    }
}
