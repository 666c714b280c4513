package se.intyga.verifier.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import se.intyga.formats.jose.ContentEncryption;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SignatureAlgorithm;
import se.intyga.openapi.BaseUrl;
import se.intyga.verifier.relyingparty.RelyingParty;
import se.intyga.verifier.transaction.PresentationRequest;
import se.intyga.verifier.transaction.Transaction;

/// Signs a transaction's request object with the relying party's access certificate (OpenID4VP 1.0, section 5).
@Singleton
public final class SignRequestObject {
    static final String TYPE = "oauth-authz-req+jwt";

    /// The audience when the wallet was not discovered (OpenID4VP 1.0, section 5.8).
    private static final String ANY_WALLET = "https://self-issued.me/v2";

    private final BaseUrl base;

    public SignRequestObject(BaseUrl base) {
        this.base = base;
    }

    /// Where the wallet posts its answer.
    public URI responseUri(PresentationRequest request) {
        return base.resolve("/verifier/responses/" + request.requestId().value());
    }

    public String sign(Transaction.Open transaction, RelyingParty relyingParty, WalletRequest wallet, Instant now) {
        PresentationRequest request = transaction.request();
        ObjectNode claims = StrictJson.newObject()
                .put("client_id", relyingParty.clientId())
                .put("response_type", "vp_token")
                .put("response_mode", "direct_post.jwt")
                .put("response_uri", responseUri(request).toString())
                .put("aud", wallet.audience().orElse(ANY_WALLET))
                .put("nonce", request.nonce())
                .put("state", request.requestId().value())
                .put("iat", now.getEpochSecond())
                .put("exp", request.expiresAt().getEpochSecond());
        wallet.walletNonce().ifPresent(nonce -> claims.put("wallet_nonce", nonce));
        claims.set("dcql_query", StrictJson.object(request.dcql()).orElseThrow());
        claims.set("client_metadata", clientMetadata(transaction, relyingParty));
        return JwsDraft.of(TYPE, claims)
                .withX5c()
                .withHeader("iat", JsonNodeFactory.instance.numberNode(now.getEpochSecond()))
                .sign(relyingParty.accessKey());
    }

    private static ObjectNode clientMetadata(Transaction.Open transaction, RelyingParty relyingParty) {
        ObjectNode metadata = StrictJson.newObject()
                .put("client_name", relyingParty.name().sv())
                .put("client_name#sv", relyingParty.name().sv())
                .put("client_name#en", relyingParty.name().en());
        metadata.putObject("jwks").putArray("keys").add(transaction.key().publicJwk());
        for (ContentEncryption encryption : EnumSet.allOf(ContentEncryption.class)) {
            metadata.withArray("encrypted_response_enc_values_supported").add(encryption.name());
        }
        ObjectNode format = metadata.putObject("vp_formats_supported").putObject("dc+sd-jwt");
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            format.withArray("sd-jwt_alg_values").add(algorithm.name());
            format.withArray("kb-jwt_alg_values").add(algorithm.name());
        }
        return metadata;
    }
}
