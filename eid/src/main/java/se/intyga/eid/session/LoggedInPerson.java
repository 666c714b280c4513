package se.intyga.eid.session;

import java.time.Instant;
import se.intyga.eid.person.PersonalNumber;

/// Who logged in, how and when, as the electronic identification said it.
public record LoggedInPerson(
        PersonalNumber number, String givenName, String surname, LoginMethod method, Instant authenticatedAt) {

    public String name() {
        return givenName + " " + surname;
    }

    @Override
    public String toString() {
        return "LoggedInPerson[hidden]";
    }
}
