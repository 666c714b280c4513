package se.intyga.legalbasis.rule;

import java.util.Set;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.pages.Text;

/// A data manager's mandate to run the person's tools for documents of an agency (L10-L12).
public record Mandate(
        String operator,
        String agency,
        Set<String> documentTypes,
        String reference,
        Citation citation,
        Text text,
        Validity validity) {
    public Mandate {
        documentTypes = Set.copyOf(documentTypes);
    }
}
