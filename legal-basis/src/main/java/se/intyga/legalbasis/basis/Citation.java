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

    /// Whether the address has the form of a lasting reference that anybody can open: an https address, or one of the
    /// European Legislation Identifier (ELI). Whether something answers there is not looked at.
    public boolean resolvable() {
        return address.filter(Citation::lasting).isPresent();
    }

    private static boolean lasting(URI address) {
        boolean eli = "http".equals(address.getScheme())
                && "data.europa.eu".equals(address.getHost())
                && address.getRawPath().startsWith("/eli/");
        return eli
                || ("https".equals(address.getScheme())
                        && address.getHost() != null
                        && address.getRawUserInfo() == null
                        && address.getRawPath().length() > 1);
    }

    @Override
    public String toString() {
        return place.isBlank() ? source : source + ", " + place;
    }
}
