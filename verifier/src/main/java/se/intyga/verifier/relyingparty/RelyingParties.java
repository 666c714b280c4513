package se.intyga.verifier.relyingparty;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The relying parties this door speaks for, as the house read them at start.
public final class RelyingParties {
    private final Map<String, RelyingParty> byId;

    public RelyingParties(Collection<RelyingParty> relyingParties) {
        this.byId =
                relyingParties.stream().collect(Collectors.toUnmodifiableMap(RelyingParty::id, Function.identity()));
    }

    public Optional<RelyingParty> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<RelyingParty> all() {
        return byId.values();
    }
}
