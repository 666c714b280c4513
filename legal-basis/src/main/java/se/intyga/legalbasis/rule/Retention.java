package se.intyga.legalbasis.rule;

import java.time.Period;
import se.intyga.pages.Text;

/// How long the recipient keeps what it got, and the words for it (L33).
public record Retention(Period period, Text text) {}
