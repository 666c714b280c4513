package se.intyga.app.organisations;

import java.net.URI;
import java.util.List;
import java.util.Map;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.issuer.source.SourceAddress;
import se.intyga.verifier.relyingparty.RelyingParty;

/// The organisations of this house.
///
/// @param support how relying parties are reached by persons, by id: https, mailto or tel addresses
public record Organisations(
        List<Agency> agencies,
        Map<AgencyId, SourceAddress> sources,
        List<RelyingParty> relyingParties,
        Map<String, List<URI>> support) {
    public Organisations {
        agencies = List.copyOf(agencies);
        sources = Map.copyOf(sources);
        relyingParties = List.copyOf(relyingParties);
        support = Map.copyOf(support);
    }

    public static Organisations none() {
        return new Organisations(List.of(), Map.of(), List.of(), Map.of());
    }
}
