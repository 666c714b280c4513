package se.intyga.legalbasis.rule;

import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.LegalForm;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.pages.Text;

/// An agency (or a private body) is authorised to issue a document type.
public record IssuerListing(
        String agency, String documentType, LegalForm legalForm, Citation citation, Text text, Validity validity) {}
