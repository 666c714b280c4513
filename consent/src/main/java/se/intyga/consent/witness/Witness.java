package se.intyga.consent.witness;

import java.net.URI;
import se.intyga.consent.checkpoint.WitnessKey;

/// Somebody who cosigns our checkpoints.
///
/// @param prefix the address below which `add-checkpoint` is
public record Witness(URI prefix, WitnessKey key) {}
