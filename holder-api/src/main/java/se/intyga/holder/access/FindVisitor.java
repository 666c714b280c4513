package se.intyga.holder.access;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import se.intyga.consent.history.PersonReference;
import se.intyga.eid.person.PersonIndex;
import se.intyga.eid.session.BrowserSessions;

/// The one way from a request to a person. Nothing a caller sends names whose things are meant: only the session does.
@Singleton
public final class FindVisitor {
    private final BrowserSessions sessions;
    private final PersonIndex persons;

    FindVisitor(BrowserSessions sessions, PersonIndex persons) {
        this.sessions = sessions;
        this.persons = persons;
    }

    public Optional<Visitor> find(HttpRequest<?> request) {
        return sessions.find(request)
                .map(session -> new Visitor(
                        PersonReference.fromHex(
                                persons.of(session.person().number()).hex()),
                        session));
    }

    /// Whether the form was made for this very session.
    public boolean ownForm(Visitor visitor, String formToken) {
        return sessions.formTokenMatches(visitor.session(), formToken);
    }
}
