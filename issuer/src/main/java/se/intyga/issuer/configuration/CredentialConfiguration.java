package se.intyga.issuer.configuration;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.pages.Text;

/// A kind of credential that one agency issues, as data.
///
/// @param id the `credential_configuration_id`, also the name of the type in its `vct` address
/// @param version of the type; a changed claim set is a new version with a new `vct`
/// @param batchSize how many copies one credential request may ask for
/// @param validity how long a credential is valid; the times in it are rounded to the day (standards 4.9)
public record CredentialConfiguration(
        AgencyId agency,
        String id,
        String scope,
        int version,
        Text name,
        Text description,
        String backgroundColor,
        String textColor,
        int batchSize,
        Duration validity,
        List<ClaimDescription> claims) {
    public CredentialConfiguration {
        claims = List.copyOf(claims);
        if (!id.matches("[a-z][a-z0-9-]{1,62}")) {
            throw new IllegalArgumentException("a configuration id is lower-case letters, digits and hyphens");
        }
        if (!scope.matches("[a-z][a-z0-9.-]{1,62}")) {
            throw new IllegalArgumentException("a scope is one word");
        }
        if (version < 1 || batchSize < 1 || batchSize > 100) {
            throw new IllegalArgumentException("version counts from 1, batch size is between 1 and 100");
        }
        if (validity.toDays() < 1) {
            throw new IllegalArgumentException("a credential is valid for a day at least");
        }
        if (claims.isEmpty()) {
            throw new IllegalArgumentException("a credential has claims");
        }
    }

    /// The credential type: an address the agency controls (R79).
    public URI vct(Agency issuer) {
        if (!issuer.id().equals(agency)) {
            throw new IllegalArgumentException("configuration " + id + " is not agency " + issuer.id() + "'s");
        }
        return issuer.at("/types/" + id + "/" + version);
    }
}
