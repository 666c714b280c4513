package se.intyga.legalbasis.rule;

import java.net.URI;
import java.util.Optional;
import se.intyga.pages.Text;

/// A way that stays open when the electronic one is closed: the paper document, a contact, a decision to appeal.
public record Route(Text text, Optional<URI> address) {}
