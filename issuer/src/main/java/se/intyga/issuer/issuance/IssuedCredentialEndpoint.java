package se.intyga.issuer.issuance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.intyga.eid.person.PersonIndex;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.formats.json.JsonReading;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.caller.Caller;
import se.intyga.issuer.statuslist.CredentialStatus;

/// The agency API for what was issued: find a person's credentials, change a status.
@Controller("/issuer/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("issuer:status")
final class IssuedCredentialEndpoint {
    private static final int MAX_BYTES = 4_000;
    private static final String MAY_SEE_PROTECTED = "issuer:cases:read";

    private final Caller caller;
    private final IssuanceRecords records;
    private final ChangeStatus change;
    private final AskProtection protection;
    private final PersonIndex index;

    IssuedCredentialEndpoint(
            Caller caller, IssuanceRecords records, ChangeStatus change, AskProtection protection, PersonIndex index) {
        this.caller = caller;
        this.records = records;
        this.change = change;
        this.protection = protection;
        this.index = index;
    }

    /// One issuance, without values and without places in status lists.
    @Serdeable
    record IssuedCredential(
            String id,
            String credentialConfigurationId,
            String status,
            String issuedAt,
            String validUntil,
            int copies) {
        static IssuedCredential of(Issuance issuance) {
            return new IssuedCredential(
                    issuance.id().value(),
                    issuance.configurationId(),
                    issuance.status().name().toLowerCase(Locale.ROOT),
                    issuance.issuedAt().toString(),
                    issuance.validUntil().toString(),
                    issuance.copies().size());
        }
    }

    /// What a search finds.
    @Serdeable
    record IssuedCredentials(List<IssuedCredential> credentials) {}

    /// POST, so that the personal number stands in no address (MOG.03). Of a protected person nothing is found, unless
    /// the caller may read the decision queue (L6).
    @Post(value = "/credential-searches", consumes = MediaType.APPLICATION_JSON)
    HttpResponse<?> search(@Body byte[] body, Authentication authentication) {
        Optional<Agency> agency = caller.agency(authentication);
        if (agency.isEmpty()) {
            return caller.notAnAgency();
        }
        Optional<PersonalNumber> person = object(body)
                .filter(json -> json.size() == 1)
                .map(json -> json.path("personalNumber"))
                .filter(JsonNode::isTextual)
                .flatMap(number -> PersonalNumber.parse(number.textValue()));
        if (person.isEmpty()) {
            return caller.invalid(
                    "The body has the member personalNumber: twelve digits, with a check digit.", "personalNumber");
        }
        List<Issuance> found = records.of(agency.get().id(), index.of(person.get()));
        if (authentication.getRoles().contains(MAY_SEE_PROTECTED)) {
            return found(found);
        }
        return switch (protection.of(agency.get(), person.get(), found)) {
            case NOT_PROTECTED -> found(found);
            case PROTECTED -> found(List.of());
            case UNKNOWN ->
                caller.problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "SOURCE_UNAVAILABLE",
                        "The source does not answer",
                        "Whether the person may be shown is not known without it. Try again.");
        };
    }

    private static HttpResponse<?> found(List<Issuance> found) {
        List<IssuedCredential> answer = found.stream().map(IssuedCredential::of).toList();
        return HttpResponse.ok(new IssuedCredentials(answer)).header("Cache-Control", "no-store");
    }

    @Post(value = "/credentials/{id}/status", consumes = MediaType.APPLICATION_JSON)
    HttpResponse<?> change(@PathVariable String id, @Body byte[] body, Authentication authentication) {
        Optional<Agency> agency = caller.agency(authentication);
        if (agency.isEmpty()) {
            return caller.notAnAgency();
        }
        Optional<ObjectNode> json = object(body);
        Optional<CredentialStatus> status = json.flatMap(object -> status(object.path("status")));
        String reason = json.map(object -> object.path("reason").asText()).orElse("");
        if (status.isEmpty()
                || !reason.matches("[A-Z][A-Z0-9_]{2,60}")
                || json.get().size() != 2) {
            return caller.invalid(
                    "status is valid, suspended, invalid or ended (which means invalid); reason is a code in upper case.",
                    "status",
                    "reason");
        }
        return CredentialId.parse(id)
                .<HttpResponse<?>>map(known -> answer(change.change(agency.get(), known, status.get(), reason)))
                .orElseGet(caller::notFound);
    }

    private HttpResponse<?> answer(ChangeStatus.Outcome outcome) {
        return switch (outcome) {
            case ChangeStatus.Outcome.Changed(Issuance issuance) ->
                HttpResponse.ok(IssuedCredential.of(issuance)).header("Cache-Control", "no-store");
            case ChangeStatus.Outcome.Final() ->
                caller.problem(
                        HttpStatus.CONFLICT,
                        "STATUS_FINAL",
                        "The status is final",
                        "An invalid credential does not become valid or suspended again; issue a new one.");
            case ChangeStatus.Outcome.NotFound() -> caller.notFound();
        };
    }

    private static Optional<CredentialStatus> status(JsonNode status) {
        return switch (status.asText()) {
            case "valid" -> Optional.of(CredentialStatus.VALID);
            case "suspended" -> Optional.of(CredentialStatus.SUSPENDED);
            case "invalid", "ended" -> Optional.of(CredentialStatus.INVALID);
            default -> Optional.empty();
        };
    }

    private static Optional<ObjectNode> object(byte[] body) {
        return StrictJson.read(body, MAX_BYTES) instanceof JsonReading.Read(ObjectNode json)
                ? Optional.of(json)
                : Optional.empty();
    }
}
