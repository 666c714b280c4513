package se.intyga.issuer.configuration;

import java.util.List;
import java.util.Optional;
import se.intyga.issuer.agency.AgencyId;

/// Everything this door can issue, agency by agency. Fixed after start.
public final class CredentialConfigurations {
    private final List<CredentialConfiguration> all;

    public CredentialConfigurations(List<CredentialConfiguration> all) {
        this.all = List.copyOf(all);
        for (CredentialConfiguration one : this.all) {
            boolean alone = this.all.stream()
                            .filter(other -> other.agency().equals(one.agency()))
                            .filter(other ->
                                    other.id().equals(one.id()) || other.scope().equals(one.scope()))
                            .count()
                    == 1;
            if (!alone) {
                throw new IllegalArgumentException(
                        "configuration " + one.id() + " of " + one.agency() + " shares its id or scope with another");
            }
        }
    }

    public List<CredentialConfiguration> all() {
        return all;
    }

    public List<CredentialConfiguration> of(AgencyId agency) {
        return all.stream().filter(one -> one.agency().equals(agency)).toList();
    }

    public Optional<CredentialConfiguration> find(AgencyId agency, String id) {
        return of(agency).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    public Optional<CredentialConfiguration> withScope(AgencyId agency, String scope) {
        return of(agency).stream().filter(one -> one.scope().equals(scope)).findFirst();
    }
}
