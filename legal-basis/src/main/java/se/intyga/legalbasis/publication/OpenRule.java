package se.intyga.legalbasis.publication;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// One rule of a version as it is published: its section, its lasting place on the page of its version, and what the
/// operator wrote.
public record OpenRule(String section, String anchor, ObjectNode content) {}
