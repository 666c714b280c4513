package se.intyga.issuer.statuslist;

import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.issuer.agency.Agencies;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.issuer.agency.IssuerConfig;
import se.intyga.issuer.statuslist.StatusListStore.Stored;

/// Takes random unused places in the agency's current status list, one for each copy (S-7). All kinds of credentials
/// of an agency share its list. A place is taken by the database's unique key, so two replicas never give the same.
@Singleton
public final class AllocateStatus {
    /// After so many taken places in a row a list is taken to be full: at half full that happens once in 4096 times.
    private static final int COLLISIONS = 12;

    private final Agencies agencies;
    private final StatusListStore store;
    private final IssuerConfig config;
    private final SecureRandom random;

    AllocateStatus(Agencies agencies, StatusListStore store, IssuerConfig config, SecureRandom random) {
        this.agencies = agencies;
        this.store = store;
        this.config = config;
        this.random = random;
    }

    public List<AllocatedStatus> allocate(AgencyId id, int copies) {
        if (copies < 1) {
            throw new IllegalArgumentException("at least one copy");
        }
        Agency agency = agencies.get(id);
        List<AllocatedStatus> allocated = new ArrayList<>();
        Stored list = store.of(id).stream().findFirst().orElseGet(() -> newList(id));
        while (allocated.size() < copies) {
            Optional<Integer> place = takePlace(list);
            if (place.isPresent()) {
                allocated.add(new AllocatedStatus(list.listId(), addressOf(agency, list.listId()), place.get()));
            } else {
                list = newList(id);
            }
        }
        return allocated;
    }

    static URI addressOf(Agency agency, String listId) {
        return agency.at("/status-lists/" + listId);
    }

    private Optional<Integer> takePlace(Stored list) {
        for (int attempt = 0; attempt < COLLISIONS; attempt++) {
            int place = random.nextInt(list.size());
            if (store.take(list.listId(), place)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    private Stored newList(AgencyId agency) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String listId = Base64Url.encode(bytes);
        store.create(listId, agency, config.statusListSize());
        return new Stored(listId, agency, config.statusListSize(), 0);
    }
}
