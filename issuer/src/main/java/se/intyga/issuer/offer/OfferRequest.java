package se.intyga.issuer.offer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.formats.json.JsonReading;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.configuration.CredentialConfiguration;
import se.intyga.issuer.configuration.CredentialConfigurations;
import se.intyga.issuer.release.ReleaseRequest;

/// Reads the body of `POST /issuer/v1/offers`.
final class OfferRequest {
    private static final int MAX_BYTES = 8_000;
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Set<String> MEMBERS =
            Set.of("grant", "credentialConfigurationId", "txCode", "personalNumber", "request");
    private static final Set<String> RECORDED = Set.of("requestedAt", "authentication", "document");

    private OfferRequest() {}

    /// What was read.
    sealed interface Outcome {
        record Read(CreateOffer.Wanted wanted) implements Outcome {}

        /// The body cannot be used.
        ///
        /// @param member the member that is wrong; its value is not repeated
        record Unusable(String member, String detail) implements Outcome {}
    }

    static Outcome read(byte[] body, Agency agency, CredentialConfigurations configurations, Clock clock) {
        if (!(StrictJson.read(body, MAX_BYTES) instanceof JsonReading.Read(ObjectNode json))) {
            return new Outcome.Unusable("body", "The body is not a JSON object, or too long.");
        }
        Optional<String> unknown = unknown(json, MEMBERS);
        if (unknown.isPresent()) {
            return new Outcome.Unusable("body", "The body has a member that this API does not know.");
        }
        Optional<CredentialConfiguration> configuration = configurations.find(
                agency.id(), json.path("credentialConfigurationId").asText());
        if (configuration.isEmpty()) {
            return new Outcome.Unusable(
                    "credentialConfigurationId", "The agency has no such credential configuration.");
        }
        return switch (json.path("grant").asText()) {
            case "authorization_code" -> authorizationCode(json, agency, configuration.get());
            case "pre-authorized_code", "urn:ietf:params:oauth:grant-type:pre-authorized_code" ->
                preAuthorized(json, agency, configuration.get(), clock);
            default -> new Outcome.Unusable("grant", "The grant is authorization_code or pre-authorized_code.");
        };
    }

    private static Outcome authorizationCode(ObjectNode json, Agency agency, CredentialConfiguration configuration) {
        for (String member : Set.of("txCode", "personalNumber", "request")) {
            if (json.has(member)) {
                return new Outcome.Unusable(member, "This member belongs to the pre-authorized grant only.");
            }
        }
        return new Outcome.Read(new CreateOffer.Wanted.AuthorizationCode(agency, configuration));
    }

    private static Outcome preAuthorized(
            ObjectNode json, Agency agency, CredentialConfiguration configuration, Clock clock) {
        if (json.has("txCode") && !json.path("txCode").isBoolean()) {
            return new Outcome.Unusable("txCode", "txCode is true or false.");
        }
        Optional<PersonalNumber> person = json.path("personalNumber").isTextual()
                ? PersonalNumber.parse(json.path("personalNumber").textValue())
                : Optional.empty();
        if (person.isEmpty()) {
            return new Outcome.Unusable(
                    "personalNumber", "The pre-authorized grant names the person: twelve digits, with a check digit.");
        }
        Optional<ReleaseRequest.Recorded> recorded = Optional.empty();
        if (json.has("request") && !json.path("request").isNull()) {
            recorded = recorded(json.path("request"), configuration, clock.instant());
            if (recorded.isEmpty()) {
                return new Outcome.Unusable(
                        "request",
                        "The recorded request has requestedAt (RFC 3339, not in the future), authentication and"
                                + " document (the credential configuration's id).");
            }
        }
        boolean txCode = json.path("txCode").asBoolean(true);
        return new Outcome.Read(
                new CreateOffer.Wanted.PreAuthorized(agency, configuration, person.get(), recorded, txCode));
    }

    private static Optional<ReleaseRequest.Recorded> recorded(
            JsonNode json, CredentialConfiguration configuration, Instant now) {
        if (!json.isObject() || unknown(json, RECORDED).isPresent()) {
            return Optional.empty();
        }
        try {
            Instant at = OffsetDateTime.parse(json.path("requestedAt").asText()).toInstant();
            String document = json.path("document").asText();
            if (at.isAfter(now.plus(SKEW)) || !document.equals(configuration.id())) {
                return Optional.empty();
            }
            return Optional.of(new ReleaseRequest.Recorded(
                    document, at, json.path("authentication").asText()));
        } catch (DateTimeParseException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private static Optional<String> unknown(JsonNode json, Set<String> known) {
        for (var member : json.properties()) {
            if (!known.contains(member.getKey())) {
                return Optional.of(member.getKey());
            }
        }
        return Optional.empty();
    }
}
