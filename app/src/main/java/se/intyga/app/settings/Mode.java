package se.intyga.app.settings;

/// How the house is run.
public enum Mode {
    /// One process with everything in it, demo organisations and simulators: to look at, to try, to build against.
    EMBEDDED,
    /// The real thing: nothing demo-like, and it does not start where something demo-like would be needed.
    PRODUCTION
}
