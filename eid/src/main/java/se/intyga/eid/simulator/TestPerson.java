package se.intyga.eid.simulator;

import java.util.Set;
import se.intyga.eid.person.PersonalNumber;

/// Somebody who does not exist. The number is one of those that Skatteverket publishes for tests: they are recognised
/// by their birth number and are never given to people.
public record TestPerson(PersonalNumber number, String givenName, String surname) {
    private static final Set<String> TEST_BIRTH_NUMBERS = Set.of("238", "239", "980", "981");

    public TestPerson {
        if (!testNumber(number)) {
            throw new IllegalArgumentException("a test person has one of Skatteverket's test numbers");
        }
        if (givenName.isBlank() || surname.isBlank()) {
            throw new IllegalArgumentException("a test person has a name");
        }
    }

    static boolean testNumber(PersonalNumber number) {
        return TEST_BIRTH_NUMBERS.contains(number.digits().substring(8, 11));
    }

    public String name() {
        return givenName + " " + surname;
    }
}
