package se.intyga.trustlists.anchor;

import java.util.List;
import java.util.Optional;

/// All anchors of an instant; a snapshot that does not change.
public record TrustAnchors(List<Anchor> anchors) {
    public TrustAnchors {
        anchors = List.copyOf(anchors);
    }

    public List<Anchor> inRole(TrustRole role) {
        return anchors.stream().filter(anchor -> anchor.role() == role).toList();
    }

    public List<Anchor> speakingFor(TrustRole role, Optional<String> credentialType) {
        return inRole(role).stream()
                .filter(anchor -> anchor.speaksFor(credentialType))
                .toList();
    }
}
