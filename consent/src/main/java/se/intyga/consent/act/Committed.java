package se.intyga.consent.act;

/// What an entry of the door's ledger commits to, and only the person can open: a step of an act, or a no.
public sealed interface Committed permits ActRecord, Decline {}
