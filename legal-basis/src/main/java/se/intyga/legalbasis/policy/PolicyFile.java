package se.intyga.legalbasis.policy;

import com.fasterxml.jackson.databind.JsonNode;

/// One file of a version, read but not yet believed.
record PolicyFile(String name, JsonNode content) {}
