package se.intyga.holder.act;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import se.intyga.consent.act.ActRefusal;
import se.intyga.legalbasis.basis.AfterDisclosure;
import se.intyga.openapi.BaseUrl;
import se.intyga.openapi.Problem;
import se.intyga.pages.Language;
import se.intyga.pages.Texts;

/// Refusals of this package as problem details, in the person's language: they are shown to her as they are.
@Singleton
final class ActProblems {
    private static final Texts TEXTS = Texts.besides(ActProblems.class, "act");

    private final BaseUrl base;

    ActProblems(BaseUrl base) {
        this.base = base;
    }

    MutableHttpResponse<Problem> unreadable(ReadActBody.Reading reading, Language language) {
        return switch (reading) {
            case ReadActBody.Reading.NotTheForm(List<String> members) ->
                problem(HttpStatus.BAD_REQUEST, "BODY_INVALID", "body", language, members);
            case ReadActBody.Reading.Incomplete(List<String> members) ->
                problem(HttpStatus.BAD_REQUEST, "ELEMENT_MISSING", "element", language, members);
            case ReadActBody.Reading.NotEnumerated() ->
                problem(HttpStatus.BAD_REQUEST, "CLAIMS_NOT_ENUMERATED", "claims", language, List.of("claims"));
            case ReadActBody.Reading.EndsBadly() ->
                problem(HttpStatus.BAD_REQUEST, "EXPIRY_INVALID", "expiry", language, List.of("expiresAt"));
            case ReadActBody.Reading.Read _ -> throw new IllegalArgumentException("that is no refusal");
        };
    }

    MutableHttpResponse<Problem> refused(ActRefusal refusal, Language language) {
        return Problem.of(
                        base,
                        status(refusal.code()),
                        refusal.code(),
                        TEXTS.in(language, "refused.title"),
                        refusal.told().in(language))
                .response();
    }

    /// No false success (GDPR Article 7(3) is about consents only): what was asked for does not exist on this
    /// ground, and here is what does.
    MutableHttpResponse<Problem> notWithdrawable(AfterDisclosure after, Language language) {
        String code = switch (after.choice()) {
            case OBJECT -> "NOT_A_CONSENT_OBJECT_INSTEAD";
            case INFORMATION_ONLY -> "NOT_A_CONSENT_ASK_OR_COMPLAIN";
            case WITHDRAW -> throw new IllegalArgumentException("a consent can be withdrawn");
        };
        return Problem.of(
                        base,
                        HttpStatus.CONFLICT,
                        code,
                        TEXTS.in(language, "withdraw.not.title"),
                        after.text().in(language))
                .response();
    }

    MutableHttpResponse<Problem> withdrawnBefore(Language language) {
        return problem(HttpStatus.CONFLICT, "WITHDRAWN", "withdrawn", language, List.of());
    }

    MutableHttpResponse<Problem> notThere(Language language) {
        return problem(HttpStatus.NOT_FOUND, "NOT_FOUND", "notfound", language, List.of());
    }

    private MutableHttpResponse<Problem> problem(
            HttpStatus status, String code, String key, Language language, List<String> members) {
        return Problem.of(base, status, code, TEXTS.in(language, key + ".title"), TEXTS.in(language, key + ".detail"))
                .about(members)
                .response();
    }

    /// What is wrong with the request itself is 400 (L14), what is in another state 409, what the rules do not
    /// allow 422.
    private static HttpStatus status(String code) {
        return switch (code) {
            case "RECIPIENT_NOT_SINGLE", "CONSENT_INCOMPLETE" -> HttpStatus.BAD_REQUEST;
            case "AGREEMENT_MODE_DISABLED" -> HttpStatus.FORBIDDEN;
            case "APPROVAL_MISSING" -> HttpStatus.NOT_FOUND;
            case "USED", "EXPIRED", "INSTANCE_MISMATCH" -> HttpStatus.CONFLICT;
            default -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
    }
}
