package se.intyga.issuer.configuration;

import java.util.List;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.pages.Text;

/// One claim of a kind of credential. From which of the agency's systems it may come, and what that means for a release
/// (L9), stands in the law's policies and not here.
///
/// @param path names of object members, from the top; an array's elements are disclosed one by one
/// @param mandatory whether the issuer always includes it
/// @param kind what a value must look like before it is signed (R73)
public record ClaimDescription(List<String> path, Text label, boolean mandatory, ClaimKind kind, ClaimOrigin origin) {
    public ClaimDescription {
        path = List.copyOf(path);
        if (path.isEmpty() || path.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a claim has a path of names");
        }
    }

    public ClaimPath claimPath() {
        return new ClaimPath(
                path.stream().<ClaimPath.Segment>map(ClaimPath.Name::new).toList());
    }

    /// The path as logs name it, such as `agency.name`.
    public String name() {
        return String.join(".", path);
    }
}
