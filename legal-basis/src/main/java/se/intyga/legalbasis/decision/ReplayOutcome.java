package se.intyga.legalbasis.decision;

/// What making a decision again came to.
public sealed interface ReplayOutcome {
    /// The same answer.
    record Reproduced(String code) implements ReplayOutcome {}

    /// Another answer: the record, the policy or the engine has been changed.
    record Different(String recorded, String replayed) implements ReplayOutcome {}

    /// This installation does not have the policy version any more.
    record VersionUnknown(String version) implements ReplayOutcome {}

    /// The recorded facts cannot be read.
    record Unreadable() implements ReplayOutcome {}
}
