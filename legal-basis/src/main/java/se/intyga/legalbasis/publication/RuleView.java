package se.intyga.legalbasis.publication;

import java.util.List;
import java.util.Optional;

/// What the rule pages show.
public final class RuleView {
    private RuleView() {}

    /// A version in the list of all.
    public record Version(String label, String hash, String from, String state, boolean shown) {}

    public record Section(String id, String title, List<ReadableRule> rules) {}

    /// One version, whole.
    public record Rules(
            Version version, boolean example, List<Version> versions, List<Section> sections, List<String> notes) {}

    /// One rule in two versions; `members` are the parts that differ.
    public record Changed(ReadableRule before, ReadableRule after, String members) {}

    /// What changed from one version to another; empty when two versions are still to be chosen.
    public record Diff(
            List<Version> versions,
            Optional<Version> from,
            Optional<Version> to,
            List<ReadableRule> added,
            List<ReadableRule> removed,
            List<Changed> changed) {}
}
