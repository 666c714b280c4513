package se.intyga.issuer.access;

import java.time.Instant;
import java.util.Optional;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.issuer.offer.OfferId;
import se.intyga.issuer.release.ReleaseId;

/// What an access token allows: to fetch one released dataset of one agency as credentials, for the holder of one key.
///
/// @param clientId             the wallet, unless the pre-authorized grant was used without naming one
/// @param keyThumbprint        of the DPoP key the token is bound to
/// @param credentialIdentifier the name the token response gave the dataset, when `authorization_details` was used
/// @param offer                the offer it began with, if any
public record AccessGrant(
        AgencyId agency,
        Optional<String> clientId,
        String keyThumbprint,
        String configurationId,
        Optional<String> credentialIdentifier,
        ReleaseId release,
        Optional<OfferId> offer,
        Instant expiresAt) {
    @Override
    public String toString() {
        return "AccessGrant[" + configurationId + " of " + agency + "]";
    }
}
