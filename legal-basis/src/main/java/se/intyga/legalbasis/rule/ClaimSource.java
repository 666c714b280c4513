package se.intyga.legalbasis.rule;

import java.util.Optional;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.pages.Text;

/// The source category of a claim (L9). A handler's note is released only with a decision that names it.
public record ClaimSource(
        String agency,
        String documentType,
        ClaimPath path,
        SourceCategory category,
        Optional<String> decisionReference,
        Citation citation,
        Text text,
        Validity validity) {
    public boolean releasable() {
        return category != SourceCategory.HANDLER_NOTE || decisionReference.isPresent();
    }
}
