package se.intyga.legalbasis.rule;

import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.pages.Text;

/// A kind of document of one agency, with the guideline it is released under (L7) and the routes that are always open
/// (L8): on paper, and to a decision that can be appealed.
///
/// @param fourEyes an unclear case is decided by one case handler and confirmed by another (R34)
public record DocumentType(
        String agency,
        String documentType,
        Text name,
        String guideline,
        Route paper,
        Route contact,
        boolean fourEyes,
        Citation citation,
        Validity validity) {}
