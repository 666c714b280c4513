package se.intyga.holder.rights;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.intyga.consent.rights.RightsCase;

/// A case as its person reads it.
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseResponse(
        String id,
        String kind,
        String state,
        Instant openedAt,
        Instant changedAt,
        AboutResponse about,
        @Nullable String documentType,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<String> claimPaths,
        @Nullable String receiptId,
        @Nullable String place,
        String words,
        @Nullable String answer,
        @Nullable LetterResponse letter) {
    /// The organisation.
    @Serdeable
    record AboutResponse(String id, String name) {}

    /// A draft that the person sends herself.
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LetterResponse(
            String subject,
            String body,
            @Nullable String mailto,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<URI> contact) {}

    /// All of a person's cases.
    @Serdeable
    record Cases(@JsonInclude(JsonInclude.Include.ALWAYS) List<CaseResponse> cases) {}

    static CaseResponse of(RightsCase one, @Nullable Letter letter) {
        boolean ofReceipt = !one.asked().kind().isForAgency();
        String subject = one.asked().subject().orElse(null);
        return new CaseResponse(
                one.id(),
                one.asked().kind().name(),
                one.state().name(),
                one.openedAt(),
                one.changedAt(),
                new AboutResponse(
                        one.asked().about().id().value(), one.asked().about().name()),
                one.asked().documentType().orElse(null),
                one.asked().claims().stream().map(Object::toString).toList(),
                ofReceipt ? subject : null,
                ofReceipt ? null : subject,
                one.asked().words(),
                one.answer().orElse(null),
                letter == null
                        ? null
                        : new LetterResponse(letter.subject(), letter.body(), letter.mailto(), letter.contact()));
    }

    @Override
    public String toString() {
        return "CaseResponse[" + kind + " " + state + "]";
    }
}
