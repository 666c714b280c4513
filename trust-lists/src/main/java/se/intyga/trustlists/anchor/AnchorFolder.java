package se.intyga.trustlists.anchor;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import se.intyga.trustlists.config.TrustListsConfig;

/// The anchors in the operator's folder, read anew when a file in it changes:
/// `credential-issuers/<name>.pem` with an optional `<name>.types`, `wallet-providers/*.pem`,
/// `access-certificates/*.pem`.
@Singleton
public final class AnchorFolder {
    private final ReadAnchors read;
    private final AtomicReference<Snapshot> latest =
            new AtomicReference<>(new Snapshot(List.of(), new TrustAnchors(List.of()), false));

    private record Snapshot(List<ReadAnchors.FileState> states, TrustAnchors anchors, boolean read) {}

    @Inject
    AnchorFolder(TrustListsConfig config) {
        this(config.anchorFolder());
    }

    public AnchorFolder(Path folder) {
        this.read = new ReadAnchors(folder);
    }

    /// The anchors as the files are now.
    ///
    /// @throws AnchorsUnreadable naming the file that stands in the way
    public TrustAnchors current() {
        Snapshot known = latest.get();
        List<ReadAnchors.FileState> states = read.states();
        if (known.read() && known.states().equals(states)) {
            return known.anchors();
        }
        var next = new Snapshot(states, read.read(), true);
        latest.set(next);
        return next.anchors();
    }
}
