package se.intyga.legalbasis.rule;

import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.pages.Text;

/// The one-time agreement (L19) is off unless an entry with a legal decision turns it on.
public record AgreementMode(String legalDecisionReference, Citation citation, Text text, Validity validity) {}
