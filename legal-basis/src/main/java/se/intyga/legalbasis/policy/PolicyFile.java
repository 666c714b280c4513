package se.intyga.legalbasis.policy;

import com.fasterxml.jackson.databind.JsonNode;

/// One file of a version, read but not yet believed.
///
/// @param name the file's own name, which is hashed
/// @param shown the name that problems are told under: with the folder of its version, where there are several
record PolicyFile(String name, String shown, JsonNode content, Places places) {}
