package se.intyga.verifier.relyingparty;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import se.intyga.formats.keys.CertificateChain;
import se.intyga.formats.keys.SigningKey;
import se.intyga.pages.Text;

/// An organisation this door asks on behalf of. What it may ask for and why stands in the policy, under the same id.
///
/// @param id as in its access token, the policy and its ledger
/// @param accessKey signs its request objects and receipts; carries the access certificate
/// @param queries what it registered to ask, by name
/// @param returnAddresses the only addresses a person's browser is sent on to, compared character by character
public record RelyingParty(
        String id,
        Text name,
        String organisationNumber,
        SigningKey accessKey,
        List<RegisteredQuery> queries,
        List<URI> returnAddresses) {
    public RelyingParty {
        if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException("a relying party's id is lower-case letters, digits and dashes");
        }
        if (accessKey.certificateChain().isEmpty()) {
            throw new IllegalArgumentException("relying party " + id + ": its access key has no certificate");
        }
        queries = List.copyOf(queries);
        returnAddresses = List.copyOf(returnAddresses);
        if (queries.stream().map(RegisteredQuery::name).distinct().count() != queries.size()) {
            throw new IllegalArgumentException("relying party " + id + ": two queries have the same name");
        }
        for (URI address : returnAddresses) {
            if (!"https".equals(address.getScheme()) || address.getRawFragment() != null) {
                throw new IllegalArgumentException("relying party " + id + ": a return address is https, no fragment");
            }
        }
    }

    /// The client identifier of OpenID4VP, prefix included: also the audience of every presentation.
    public String clientId() {
        return "x509_hash:"
                + accessKey.certificateChain().map(CertificateChain::x509Hash).orElseThrow();
    }

    public Optional<RegisteredQuery> query(String name) {
        return queries.stream().filter(query -> query.name().equals(name)).findFirst();
    }
}
