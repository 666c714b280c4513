package se.intyga.trustlists.status;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The lists that are remembered: one fetch per list however many ask at once, and no more lists than fit.
final class ListShelf {
    private final FetchList fetchList;
    private final int places;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<URI, Place> shelf = new LinkedHashMap<>(16, 0.75f, true);

    ListShelf(FetchList fetchList, int places) {
        this.fetchList = fetchList;
        this.places = places;
    }

    HeldList list(URI address, Instant at) {
        return place(address).current(address, at, fetchList);
    }

    private Place place(URI address) {
        lock.lock();
        try {
            Place place = shelf.computeIfAbsent(address, _ -> new Place());
            if (shelf.size() > places) {
                shelf.remove(shelf.keySet().iterator().next()); // the one that was asked for longest ago
            }
            return place;
        } finally {
            lock.unlock();
        }
    }

    /// One address. Whoever comes while it is fetched waits for that fetch.
    private static final class Place {
        private final ReentrantLock fetching = new ReentrantLock();
        private @Nullable HeldList held;

        HeldList current(URI address, Instant at, FetchList fetchList) {
            fetching.lock();
            try {
                HeldList known = held;
                if (known != null && at.isBefore(known.until())) {
                    return known;
                }
                HeldList next = fetchList.fetch(address, at);
                held = next;
                return next;
            } finally {
                fetching.unlock();
            }
        }
    }
}
