package se.intyga.bench.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import se.intyga.bench.browser.Person;
import se.intyga.bench.http.Answer;
import se.intyga.bench.http.Http;
import se.intyga.bench.http.UnexpectedAnswer;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.jose.CodeChallenge;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.CertificateChain;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.formats.keys.SoftwareSigningKey;
import se.intyga.formats.sdjwt.HolderBindingRule;
import se.intyga.formats.sdjwt.PresentedSdJwt;
import se.intyga.formats.sdjwt.SdJwtVcOutcome;
import se.intyga.formats.sdjwt.VerifiedSdJwtVc;
import se.intyga.formats.sdjwt.VerifySdJwtVc;

/// Fetches a credential over OpenID4VCI 1.0, by both grants, and checks what came before keeping it.
public final class FetchCredential {
    private static final String PRE_AUTHORIZED = "urn:ietf:params:oauth:grant-type:pre-authorized_code";

    private final Http http;
    private final WalletConfig config;
    private final SecureRandom random;
    private final Clock clock;

    public FetchCredential(Http http, WalletConfig config, SecureRandom random, Clock clock) {
        this.http = http;
        this.config = config;
        this.random = random;
        this.clock = clock;
    }

    /// The person logs in and requests the release in the browser (authorization code with PAR, PKCE and DPoP).
    public HeldCredential byAuthorization(CredentialOffer offer, Person person) {
        IssuerMetadata metadata = IssuerMetadata.fetch(http, offer.issuer());
        DpopSession session = new DpopSession(http, SoftwareSigningKey.generate(random), clock);
        String verifier = secret();
        String state = secret();
        URI authorization = pushed(offer, metadata, session, verifier, state);
        String code = code(person.authorize(authorization, Person.Answer.REQUEST), metadata, state);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", config.redirectUri().toString());
        form.put("code_verifier", verifier);
        form.put("client_id", config.clientId());
        return credential(offer, metadata, session, token(metadata, session, form), Optional.of(config.clientId()));
    }

    /// The person reads the release page and goes back without a credential: what the wallet is told (RFC 6749,
    /// section 4.1.2.1).
    public String turnedBack(CredentialOffer offer, Person person) {
        IssuerMetadata metadata = IssuerMetadata.fetch(http, offer.issuer());
        DpopSession session = new DpopSession(http, SoftwareSigningKey.generate(random), clock);
        URI authorization = pushed(offer, metadata, session, secret(), secret());
        Map<String, String> answer = CredentialOffer.parameters(person.authorize(authorization, Person.Answer.CANCEL));
        return answer.get("error") + ": " + answer.get("error_description");
    }

    /// The agency has the person's request already; the code came to the person by another way.
    public HeldCredential preAuthorized(CredentialOffer offer, Optional<String> txCode) {
        IssuerMetadata metadata = IssuerMetadata.fetch(http, offer.issuer());
        DpopSession session = new DpopSession(http, SoftwareSigningKey.generate(random), clock);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", PRE_AUTHORIZED);
        form.put(
                "pre-authorized_code",
                offer.preAuthorizedCode().orElseThrow(() -> new WalletRefusal("the offer holds no code")));
        if (offer.needsTxCode() != txCode.isPresent()) {
            throw new WalletRefusal("the offer and the person disagree on whether a code is needed");
        }
        txCode.ifPresent(entered -> form.put("tx_code", entered));
        return credential(offer, metadata, session, token(metadata, session, form), Optional.empty());
    }

    private URI pushed(
            CredentialOffer offer, IssuerMetadata metadata, DpopSession session, String verifier, String state) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("response_type", "code");
        form.put("client_id", config.clientId());
        form.put("redirect_uri", config.redirectUri().toString());
        form.put("state", state);
        form.put("code_challenge", CodeChallenge.of(verifier).value());
        form.put("code_challenge_method", "S256");
        form.put(
                "scope",
                metadata.configuration(offer.configurationId()).path("scope").asText());
        offer.issuerState().ifPresent(issuerState -> form.put("issuer_state", issuerState));
        ObjectNode answer =
                session.postForm(metadata.parEndpoint(), form).expecting(201).json();
        return URI.create(metadata.authorizationEndpoint()
                + "?"
                + Http.form(Map.of(
                        "client_id",
                        config.clientId(),
                        "request_uri",
                        answer.path("request_uri").asText())));
    }

    private String code(URI back, IssuerMetadata metadata, String state) {
        if (!back.toString().startsWith(config.redirectUri() + "?")) {
            throw new WalletRefusal("the browser came back to an address that is not this wallet's");
        }
        Map<String, String> answer = CredentialOffer.parameters(back);
        if (!state.equals(answer.get("state"))) {
            throw new WalletRefusal("the authorization response belongs to another request");
        }
        if (!metadata.authorizationServer().equals(answer.get("iss"))) {
            throw new WalletRefusal("the authorization response comes from another server");
        }
        String code = answer.get("code");
        if (code == null) {
            throw new WalletRefusal("no code came, but the error " + answer.get("error"));
        }
        return code;
    }

    private static ObjectNode token(IssuerMetadata metadata, DpopSession session, Map<String, String> form) {
        ObjectNode token =
                session.postForm(metadata.tokenEndpoint(), form).expecting(200).json();
        if (!"DPoP".equalsIgnoreCase(token.path("token_type").asText())) {
            throw new WalletRefusal("the access token is not bound to our key");
        }
        return token;
    }

    private HeldCredential credential(
            CredentialOffer offer,
            IssuerMetadata metadata,
            DpopSession session,
            ObjectNode token,
            Optional<String> clientId) {
        SoftwareSigningKey key = SoftwareSigningKey.generate(random);
        String accessToken = token.path("access_token").asText();
        ObjectNode request = StrictJson.newObject();
        JsonNode identifier = token.at("/authorization_details/0/credential_identifiers/0");
        if (identifier.isTextual()) {
            request.put("credential_identifier", identifier.textValue());
        } else {
            request.put("credential_configuration_id", offer.configurationId());
        }
        request.putObject("proofs").putArray("jwt").add(proof(metadata, key, clientId));
        Answer answer = session.postJson(metadata.credentialEndpoint(), request, accessToken);
        if (answer.status() == 202) {
            throw new UnexpectedAnswer(answer, "the credential is deferred, which this wallet does not wait for");
        }
        ObjectNode issued = answer.expecting(200).json();
        JsonNode credential = issued.at("/credentials/0/credential");
        HeldCredential held = checked(
                credential.asText(),
                metadata.configuration(offer.configurationId()).path("vct").asText(),
                key);
        notifyAccepted(metadata, session, issued.path("notification_id"), accessToken);
        return held;
    }

    private String proof(IssuerMetadata metadata, SoftwareSigningKey key, Optional<String> clientId) {
        ObjectNode claims = StrictJson.newObject()
                .put("aud", metadata.issuer().toString())
                .put("iat", clock.instant().getEpochSecond());
        clientId.ifPresent(id -> claims.put("iss", id));
        metadata.nonceEndpoint()
                .ifPresent(endpoint -> claims.put(
                        "nonce",
                        http.postNothing(endpoint, Map.of("Accept", "application/json"))
                                .expecting(200)
                                .json()
                                .path("c_nonce")
                                .asText()));
        return JwsDraft.of("openid4vci-proof+jwt", claims).withJwk().sign(key);
    }

    private HeldCredential checked(String compact, String vct, SoftwareSigningKey key) {
        PresentedSdJwt credential =
                PresentedSdJwt.parse(compact).orElseThrow(() -> new WalletRefusal("what was issued is no SD-JWT"));
        CertificateChain chain = credential
                .issuerCertificates()
                .orElseThrow(() -> new WalletRefusal("the credential names no certificates"));
        if (!Trust.leadsTo(config.issuerAnchors(), chain)) {
            throw new WalletRefusal("the issuer's certificate leads to no anchor of this wallet");
        }
        PublicJwk issuerKey =
                PublicJwk.of(chain.leaf()).orElseThrow(() -> new WalletRefusal("the issuer's key is of no known kind"));
        return switch (new VerifySdJwtVc()
                .verify(credential, issuerKey, new HolderBindingRule.NotDemanded(), clock.instant())) {
            case SdJwtVcOutcome.Rejected rejected ->
                throw new WalletRefusal("what was issued does not verify: " + rejected.reason());
            case SdJwtVcOutcome.Verified outcome -> {
                VerifiedSdJwtVc verified = outcome.credential();
                if (!verified.vct().equals(vct)) {
                    throw new WalletRefusal("the credential is of another type than announced");
                }
                if (!verified.holderKey().equals(Optional.of(key.publicKey()))) {
                    throw new WalletRefusal("the credential is bound to another key");
                }
                yield new HeldCredential(credential, verified, key);
            }
        };
    }

    private static void notifyAccepted(
            IssuerMetadata metadata, DpopSession session, JsonNode notificationId, String accessToken) {
        if (metadata.notificationEndpoint().isPresent() && notificationId.isTextual()) {
            session.postJson(
                            metadata.notificationEndpoint().get(),
                            StrictJson.newObject()
                                    .put("notification_id", notificationId.textValue())
                                    .put("event", "credential_accepted"),
                            accessToken)
                    .expecting(204);
        }
    }

    private String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64Url.encode(bytes);
    }
}
