package se.intyga.legalbasis.rule;

import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.pages.Text;

/// How an agency handles people with protected personal data (L6). Only a human decision is possible; the entry says
/// on what ground and what the person can do.
public record ProtectedPersons(String agency, Route contact, Citation citation, Text text, Validity validity) {}
