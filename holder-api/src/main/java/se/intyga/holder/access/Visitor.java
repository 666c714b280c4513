package se.intyga.holder.access;

import se.intyga.consent.history.PersonReference;
import se.intyga.eid.session.LoginSession;

/// A logged-in person: how she is found in the stores, and the session she came with.
public record Visitor(PersonReference person, LoginSession session) {
    @Override
    public String toString() {
        return "Visitor[hidden]";
    }
}
