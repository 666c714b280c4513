package se.intyga.consent.retention;

import java.util.Optional;
import se.intyga.legalbasis.rule.KeepingRule;
import se.intyga.legalbasis.rule.RecordType;

/// A kind of record that is not let go here.
///
/// @param archived the rule that sends it to an archive; nothing where the policy sets it no time at all
public record Stays(String keeper, RecordType type, Optional<KeepingRule> archived) {}
