package se.intyga.legalbasis.archive;

/// What making a kept decision again came to.
public sealed interface StoredOutcome {
    /// The same answer.
    record Reproduced(String code) implements StoredOutcome {}

    /// The row is not what was kept under this id: somebody changed facts, answer, policy or id in the database.
    record Altered() implements StoredOutcome {}

    /// The row is whole, but the engine of today answers otherwise.
    record Different(String recorded, String replayed) implements StoredOutcome {}

    /// This installation does not have the policy version any more.
    record VersionUnknown(String version) implements StoredOutcome {}

    /// The row is whole, but this version of Intyga cannot read its facts.
    record Unreadable() implements StoredOutcome {}

    /// Nothing is kept under this id.
    record Missing() implements StoredOutcome {}
}
