package se.intyga.legalbasis.rule;

import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.pages.Text;

/// An agency's own assessment of secrecy for a document type as a whole (L5). A finding in the single case can only
/// make it stricter.
public record SecrecyAssessment(
        String agency, String documentType, Secrecy secrecy, Citation citation, Text text, Validity validity) {}
