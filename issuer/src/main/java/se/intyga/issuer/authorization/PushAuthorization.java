package se.intyga.issuer.authorization;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Slot;
import se.intyga.formats.jose.CodeChallenge;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.client.Client;
import se.intyga.issuer.offer.FollowOffer;
import se.intyga.issuer.shortlived.ProtocolLimits;
import se.intyga.issuer.shortlived.RandomToken;
import se.intyga.issuer.shortlived.StateCodec;
import se.intyga.openapi.form.FormParameters;

/// Checks an authorization request of an authenticated wallet and keeps it until the browser brings its name (RFC
/// 9126).
@Singleton
final class PushAuthorization {
    static final String PREFIX = "urn:ietf:params:oauth:request_uri:";

    private final ReadWanted readWanted;
    private final FollowOffer followOffer;
    private final EphemeralStore store;
    private final SecureRandom random;
    private final ProtocolLimits limits;

    PushAuthorization(
            ReadWanted readWanted,
            FollowOffer followOffer,
            EphemeralStore store,
            SecureRandom random,
            ProtocolLimits limits) {
        this.readWanted = readWanted;
        this.followOffer = followOffer;
        this.store = store;
        this.random = random;
        this.limits = limits;
    }

    /// Keeps the request, or says which parameter is wrong.
    ///
    /// @param provenKey thumbprint of the key of a DPoP proof that came along
    PushOutcome push(Agency agency, Client client, FormParameters form, Optional<String> provenKey) {
        Optional<PushOutcome> wrong = wrongParameter(agency, client, form);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Optional<String> key = form.value("dpop_jkt");
        if (key.isPresent() && !CodeChallenge.isWellFormed(key.get())) {
            return invalid("dpop_jkt must be a thumbprint");
        }
        if (key.isPresent() && provenKey.isPresent() && !key.equals(provenKey)) {
            return invalid("dpop_jkt is not the key of the DPoP proof");
        }
        return switch (readWanted.read(agency, form)) {
            case WantedOutcome.Unsaid() -> invalid("scope or authorization_details is missing");
            case WantedOutcome.Refused(var error, var description) -> new PushOutcome.Refused(error, description);
            case WantedOutcome.Wanted(var wanted) ->
                withOffer(agency, client, form, wanted, provenKey.or(() -> key).orElse(null));
        };
    }

    private static Optional<PushOutcome> wrongParameter(Agency agency, Client client, FormParameters form) {
        String wrong = null;
        if (form.value("client_id").isEmpty()) {
            wrong = "client_id is missing";
        } else if (form.has("request_uri")) {
            wrong = "request_uri must not be pushed";
        } else if (form.has("request")) {
            return Optional.of(new PushOutcome.Refused(
                    "request_not_supported", "request objects are not supported; push parameters"));
        } else if (form.value("response_type").isEmpty()) {
            wrong = "response_type is missing";
        } else if (!form.value("response_type").equals(Optional.of("code"))) {
            return Optional.of(new PushOutcome.Refused("unsupported_response_type", "response_type must be code"));
        } else if (form.has("response_mode") && !form.value("response_mode").equals(Optional.of("query"))) {
            wrong = "response_mode must be query";
        } else if (!form.value("redirect_uri").map(client::mayRedirectTo).orElse(false)) {
            wrong = "redirect_uri is missing or not one of this wallet";
        } else if (!form.value("code_challenge_method").equals(Optional.of("S256"))) {
            wrong = "code_challenge_method must be S256";
        } else if (!form.value("code_challenge")
                .map(CodeChallenge::isWellFormed)
                .orElse(false)) {
            wrong = "code_challenge is missing or malformed";
        } else if (form.has("resource")
                && !form.value("resource").equals(Optional.of(agency.issuer().toString()))) {
            return Optional.of(new PushOutcome.Refused("invalid_target", "resource is not this credential issuer"));
        }
        return Optional.ofNullable(wrong).map(PushAuthorization::invalid);
    }

    private PushOutcome withOffer(
            Agency agency, Client client, FormParameters form, WantedCredential wanted, @Nullable String key) {
        Optional<FollowOffer.Offered> offered = Optional.empty();
        if (form.has("issuer_state")) {
            offered = form.value("issuer_state").flatMap(state -> followOffer.byIssuerState(agency.id(), state));
            if (offered.isEmpty()) {
                return invalid("issuer_state is unknown or has expired");
            }
        }
        String offer = offered.filter(one -> one.configurationId().equals(wanted.configurationId()))
                .map(one -> one.offer().value())
                .orElse(null);
        PushedRequest request = new PushedRequest(
                agency.id().value(),
                client.id(),
                form.value("redirect_uri").orElseThrow(),
                form.value("state").orElse(null),
                form.value("code_challenge").orElseThrow(),
                wanted.configurationId(),
                wanted.byDetails(),
                key,
                offer);
        String requestUri = PREFIX + RandomToken.next(random);
        if (!store.putOnce(slot(agency, requestUri), StateCodec.write(request), limits.pushedRequest())) {
            throw new IllegalStateException("the same 256 random bits came twice");
        }
        return new PushOutcome.Pushed(requestUri, limits.pushedRequest());
    }

    static Slot slot(Agency agency, String requestUri) {
        return new Slot("issuer.pushed-request", agency.id() + "|" + requestUri);
    }

    private static PushOutcome invalid(String description) {
        return new PushOutcome.Refused("invalid_request", description);
    }
}
