package se.intyga.issuer.credential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import se.intyga.formats.json.JsonReading;
import se.intyga.formats.json.StrictJson;

/// A credential request as parsed: which dataset, and the proofs of the keys. Exactly one of identifier and
/// configuration
/// is there (I-16).
///
/// @param proofs the member of that name, unchecked; a missing node when there is none
record CredentialRequest(Optional<String> identifier, Optional<String> configurationId, JsonNode proofs) {
    /// Largest body of a credential request, in bytes: a full batch of proofs with attestations fits.
    static final int LARGEST_BODY = 512 * 1024;

    /// What a body turned out to be.
    sealed interface Reading {
        record Read(CredentialRequest request) implements Reading {}

        record Refused(String error, String description) implements Reading {}
    }

    static Reading read(byte[] body) {
        if (!(StrictJson.read(body, LARGEST_BODY) instanceof JsonReading.Read(var json)) || !json.isObject()) {
            return refused("the body must be one JSON object without duplicate members");
        }
        if (json.has("proof")) {
            return refused("proof is not a parameter of this version; use proofs");
        }
        if (json.has("credential_response_encryption")) {
            return new Reading.Refused(
                    "invalid_encryption_parameters", "credential_response_encryption is not offered by this issuer");
        }
        JsonNode identifier = json.path("credential_identifier");
        JsonNode configuration = json.path("credential_configuration_id");
        if (identifier.isMissingNode() == configuration.isMissingNode()) {
            return refused("exactly one of credential_identifier and credential_configuration_id must be sent");
        }
        JsonNode sent = identifier.isMissingNode() ? configuration : identifier;
        if (!sent.isTextual() || sent.textValue().isEmpty()) {
            return refused("credential_identifier and credential_configuration_id are strings");
        }
        return new Reading.Read(new CredentialRequest(
                Optional.ofNullable(identifier.textValue()),
                Optional.ofNullable(configuration.textValue()),
                json.path("proofs")));
    }

    private static Reading refused(String description) {
        return new Reading.Refused("invalid_credential_request", description);
    }

    @Override
    public String toString() {
        return "CredentialRequest[hidden]";
    }
}
