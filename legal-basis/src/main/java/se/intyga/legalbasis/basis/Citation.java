package se.intyga.legalbasis.basis;

import java.net.URI;
import java.util.Optional;

/// Where a rule comes from: a statute or decision, the place in it, and an address where it can be read.
public record Citation(String source, String place, Optional<URI> address) {
    public Citation {
        if (source.isBlank()) {
            throw new IllegalArgumentException("a citation names its source");
        }
    }

    @Override
    public String toString() {
        return place.isBlank() ? source : source + ", " + place;
    }
}
