package se.intyga.formats.dcql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import se.intyga.formats.CredentialFormat;

/// A credential as the query language sees it, held by a wallet or verified by a verifier.
public interface QueriedCredential {
    CredentialFormat format();

    /// Its type: the `vct`, the doctype, or the expanded W3C types.
    List<String> types();

    /// What it says: everything for a wallet, what was disclosed for a verifier.
    JsonNode claims();

    /// See [se.intyga.formats.keys.CertificateChain#authorityKeyIdentifiers].
    Set<String> authorityKeyIdentifiers();

    /// For a wallet: whether it can prove the holder's key. For a verifier: whether the holder did.
    boolean holderBound();
}
