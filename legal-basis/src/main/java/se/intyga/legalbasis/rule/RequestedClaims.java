package se.intyga.legalbasis.rule;

import java.util.List;
import se.intyga.formats.claims.ClaimPath;

/// Claims of one credential type, as paths: registered for a purpose, asked for, or not needed.
public record RequestedClaims(String vct, List<ClaimPath> paths) {
    public RequestedClaims {
        paths = List.copyOf(paths);
    }
}
