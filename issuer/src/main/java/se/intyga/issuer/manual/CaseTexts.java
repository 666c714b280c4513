package se.intyga.issuer.manual;

import se.intyga.pages.Texts;

/// The sentences of this package.
final class CaseTexts {
    static final Texts TEXTS = Texts.besides(CaseTexts.class, "cases");

    private CaseTexts() {}
}
