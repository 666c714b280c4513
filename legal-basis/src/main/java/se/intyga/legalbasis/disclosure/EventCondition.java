package se.intyga.legalbasis.disclosure;

/// Whether the act hangs on something that has not happened, or a credential that does not exist (L18).
public enum EventCondition {
    NONE,
    FUTURE_EVENT
}
