package se.intyga.legalbasis.disclosure;

/// What the person does. Three different things; one is never read as another.
public enum ActKind {
    /// Godkännande: this transfer may happen. Never the recipient's ground.
    APPROVAL,
    /// Samtycke: the recipient's ground is this very act.
    CONSENT,
    /// Avtal: a one-time agreement instead of an approval per transfer. Off unless a legal decision turns it on.
    AGREEMENT
}
