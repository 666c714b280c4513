package se.intyga.issuer.statuslist;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import se.intyga.formats.statuslist.Status;
import se.intyga.formats.statuslist.StatusList;
import se.intyga.formats.statuslist.StatusListToken;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.agency.IssuerConfig;
import se.intyga.issuer.statuslist.StatusListStore.Stored;

/// The signed lists. A token is signed anew when an entry has changed (the list's revision in the database says so, to
/// every replica at once) or when it is half as old as consumers may keep it; between that it is served from memory.
@Singleton
public final class PublishStatusList {
    private static final int BITS = 2;

    private final StatusListStore store;
    private final IssuerConfig config;
    private final Clock clock;
    private final Map<String, Signed> signed = new ConcurrentHashMap<>();

    private record Signed(long revision, Instant at, String token) {}

    PublishStatusList(StatusListStore store, IssuerConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /// The compact token of one of the agency's lists.
    public Optional<String> token(Agency agency, String listId) {
        return store.find(listId)
                .filter(list -> list.agency().equals(agency.id()))
                .map(list -> fresh(agency, list).token());
    }

    /// The addresses of all the agency's lists (S-8).
    public List<URI> addresses(Agency agency) {
        return store.of(agency.id()).stream()
                .map(list -> AllocateStatus.addressOf(agency, list.listId()))
                .toList();
    }

    private Signed fresh(Agency agency, Stored list) {
        Instant now = clock.instant();
        Signed known = signed.get(list.listId());
        if (known != null
                && known.revision() == list.revision()
                && !now.isAfter(known.at().plus(config.statusTtl().dividedBy(2)))) {
            return known;
        }
        Signed made = new Signed(list.revision(), now, sign(agency, list, now));
        signed.put(list.listId(), made);
        return made;
    }

    private String sign(Agency agency, Stored list, Instant now) {
        // Read after the revision: entries can only be newer than the revision says, and then it is signed once more.
        StatusList entries = StatusList.of(BITS, packed(list));
        return new StatusListToken(
                        AllocateStatus.addressOf(agency, list.listId()),
                        now,
                        Optional.of(now.plus(config.statusLifetime())),
                        Optional.of(config.statusTtl()),
                        entries)
                .sign(agency.key());
    }

    private byte[] packed(Stored list) {
        byte[] bytes = StatusList.allValid(BITS, list.size()).toBytes();
        for (StatusListStore.Entry entry : store.notValid(list.listId())) {
            int shift = entry.place() % 4 * BITS;
            bytes[entry.place() / 4] |= (byte) (new Status(entry.status().code()).value() << shift);
        }
        return bytes;
    }
}
