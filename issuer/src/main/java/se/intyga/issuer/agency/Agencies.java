package se.intyga.issuer.agency;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The agencies this door issues for. Built by the house from its settings and key folder.
public final class Agencies {
    private final Map<String, Agency> byId = new LinkedHashMap<>();

    public Agencies(List<Agency> agencies) {
        for (Agency agency : agencies) {
            if (byId.putIfAbsent(agency.id().value(), agency) != null) {
                throw new IllegalArgumentException("agency " + agency.id() + " is configured twice");
            }
        }
    }

    /// Finds by the text of an address or of a caller's name; anything that is no agency's id is simply not found.
    public Optional<Agency> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Agency get(AgencyId id) {
        return find(id.value()).orElseThrow(() -> new IllegalStateException("agency " + id + " is not configured"));
    }

    public Collection<Agency> all() {
        return List.copyOf(byId.values());
    }
}
