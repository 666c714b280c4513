package se.intyga.legalbasis.rule;

import java.util.Optional;
import java.util.Set;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.pages.Text;

/// What a claim of a credential type is, whoever asks for it: its class (L35), its flags, and the lesser claim that
/// often does instead.
public record ClaimRule(
        String vct,
        ClaimPath path,
        InformationClass informationClass,
        Set<ClaimFlag> flags,
        Optional<Predicate> predicate,
        Citation citation,
        Text text,
        Validity validity) {
    /// A claim of the same credential type that answers the question with less (pitfalls 4.19).
    public record Predicate(ClaimPath path, Text text) {}

    public ClaimRule {
        flags = Set.copyOf(flags);
    }

    /// Whether asking for the path brings out this claim, part of it, or more with it.
    public boolean touches(String type, ClaimPath asked) {
        return vct.equals(type) && (path.covers(asked) || asked.covers(path));
    }
}
