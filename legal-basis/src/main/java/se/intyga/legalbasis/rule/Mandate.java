package se.intyga.legalbasis.rule;

import java.util.Optional;
import java.util.Set;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.pages.Text;

/// A data manager's mandate to run the person's tools for documents of an agency (L10-L12).
///
/// @param readsValues whether it covers reading claim values; without it the operator keeps only ciphertext (L11)
public record Mandate(
        String operator,
        String agency,
        Set<String> documentTypes,
        String reference,
        boolean readsValues,
        Optional<String> decisionReference,
        Citation citation,
        Text text,
        Validity validity) {
    public Mandate {
        documentTypes = Set.copyOf(documentTypes);
    }
}
