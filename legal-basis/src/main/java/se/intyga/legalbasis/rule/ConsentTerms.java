package se.intyga.legalbasis.rule;

import se.intyga.pages.Text;

/// Why an employer rests on consent although the person is not free in relation to it, and what the person can do
/// instead. Without both there is no consent to ask for.
public record ConsentTerms(Text reason, Text alternative) {}
