package se.intyga.bench.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import se.intyga.formats.CredentialFormat;
import se.intyga.formats.dcql.QueriedCredential;
import se.intyga.formats.keys.CertificateChain;
import se.intyga.formats.keys.SigningKey;
import se.intyga.formats.sdjwt.PresentedSdJwt;
import se.intyga.formats.sdjwt.VerifiedSdJwtVc;

/// A credential in the wallet, with the key it is bound to.
public record HeldCredential(PresentedSdJwt credential, VerifiedSdJwtVc checked, SigningKey key)
        implements QueriedCredential {
    @Override
    public CredentialFormat format() {
        return CredentialFormat.SD_JWT_VC;
    }

    @Override
    public List<String> types() {
        return List.of(checked.vct());
    }

    @Override
    public JsonNode claims() {
        return checked.claims();
    }

    @Override
    public Set<String> authorityKeyIdentifiers() {
        return checked.certificateChain()
                .map(CertificateChain::authorityKeyIdentifiers)
                .orElse(Set.of());
    }

    @Override
    public boolean holderBound() {
        return checked.holderKey().isPresent();
    }

    @Override
    public String toString() {
        return "HeldCredential[" + checked.vct() + "]";
    }
}
