package se.intyga.issuer.source;

import java.util.Map;
import java.util.Optional;
import se.intyga.issuer.agency.AgencyId;

/// The source of each agency. Built by the house.
public record Sources(Map<AgencyId, SourceAddress> byAgency) {
    public Sources {
        byAgency = Map.copyOf(byAgency);
    }

    public Optional<SourceAddress> of(AgencyId agency) {
        return Optional.ofNullable(byAgency.get(agency));
    }
}
