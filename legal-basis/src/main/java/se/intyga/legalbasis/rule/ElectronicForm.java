package se.intyga.legalbasis.rule;

import java.util.Optional;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.pages.Text;

/// Support for releasing one document type of one agency in one form (L3, L4). Never inherited by another agency.
public record ElectronicForm(
        String agency,
        String documentType,
        Medium medium,
        Recipient recipient,
        Support support,
        Optional<String> decisionReference,
        Citation citation,
        Text text,
        Validity validity) {
    /// What kind of rule the support is.
    public enum Support {
        STATUTE,
        ORDINANCE,
        GENERAL_ACT
    }
}
