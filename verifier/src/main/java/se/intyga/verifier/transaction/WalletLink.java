package se.intyga.verifier.transaction;

import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import se.intyga.openapi.BaseUrl;
import se.intyga.verifier.VerifierConfig;
import se.intyga.verifier.relyingparty.RelyingParty;

/// The addresses of a transaction: what the wallet is started with, and where person and wallet go.
@Singleton
public final class WalletLink {
    private final BaseUrl base;
    private final VerifierConfig config;

    public WalletLink(BaseUrl base, VerifierConfig config) {
        this.base = base;
        this.config = config;
    }

    /// The authorization request (OpenID4VP 1.0, section 5.7): everything else stands in the signed request object.
    public URI of(PresentationRequest request, RelyingParty relyingParty) {
        return URI.create(config.walletScheme() + "://?client_id=" + encoded(relyingParty.clientId()) + "&request_uri="
                + encoded(requestUri(request).toString()) + "&request_uri_method=post");
    }

    public URI requestUri(PresentationRequest request) {
        return base.resolve("/verifier/requests/" + request.requestId().value());
    }

    public URI page(PresentationRequest request) {
        return base.resolve("/verifier/transactions/" + request.pageId().value());
    }

    /// Where the wallet sends the person afterwards: to our last page, with the code that proves the answer.
    public URI ending(PresentationRequest request, ResponseCode code) {
        return URI.create(page(request) + "/end?response_code=" + encoded(code.value()));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
