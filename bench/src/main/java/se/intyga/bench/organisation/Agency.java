package se.intyga.bench.organisation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import se.intyga.formats.json.StrictJson;

/// An agency's system: makes offers, sees how they end, changes status.
public final class Agency {
    /// An offer as the agency gets it: shown to the person, kept nowhere.
    public record Offer(String id, URI link, Optional<String> txCode) {
        @Override
        public String toString() {
            return "Offer[" + id + "]";
        }
    }

    private final OrganisationClient api;

    public Agency(OrganisationClient api) {
        this.api = api;
    }

    /// An offer that the person answers by logging in with the house and requesting there.
    public Offer offer(String configuration) {
        return created(StrictJson.newObject()
                .put("credentialConfigurationId", configuration)
                .put("grant", "authorization_code"));
    }

    /// An offer for a person whose request the agency recorded itself, with a code told by another way.
    ///
    /// @param authentication how the agency knew who asked
    public Offer offerTo(String configuration, String personalNumber, Instant requestedAt, String authentication) {
        ObjectNode body = StrictJson.newObject()
                .put("credentialConfigurationId", configuration)
                .put("grant", "pre-authorized_code")
                .put("personalNumber", personalNumber)
                .put("txCode", true);
        body.putObject("request")
                .put("requestedAt", requestedAt.toString())
                .put("authentication", authentication)
                .put("document", configuration);
        return created(body);
    }

    /// The credential that was issued from an offer.
    public Optional<String> issuedFrom(Offer offer) {
        return Optional.ofNullable(api.get("/issuer/v1/offers/" + offer.id())
                .expecting(200)
                .json()
                .path("credentialId")
                .textValue());
    }

    /// Changes a status; the reason is a code in upper case, for the agency's record.
    public void setStatus(String credential, String status, String reason) {
        api.post(
                        "/issuer/v1/credentials/" + credential + "/status",
                        StrictJson.newObject().put("status", status).put("reason", reason))
                .expecting(200);
    }

    private Offer created(ObjectNode body) {
        ObjectNode made = api.post("/issuer/v1/offers", body).expecting(201).json();
        return new Offer(
                made.path("id").asText(),
                URI.create(made.path("linkByReference").asText()),
                Optional.ofNullable(made.path("txCode").textValue()));
    }
}
