package se.intyga.app.demo;

import java.util.List;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.eid.simulator.TestPerson;

/// One of the cast: a number that Skatteverket publishes for tests, and an invented name. What the agency knows about
/// each of them stands in the demo register.
public record DemoPerson(String number, String givenName, String surname) {
    public static final List<DemoPerson> CAST = List.of(
            new DemoPerson("197701172392", "Alva", "Berg"),
            new DemoPerson("197705232382", "Björn", "Ceder"),
            new DemoPerson("195808052384", "Cilla", "Dahl"),
            new DemoPerson("200605162395", "David", "Ek"),
            new DemoPerson("189001019802", "Elin", "Fors"),
            new DemoPerson("201701012393", "Farid", "Oinskriven"),
            new DemoPerson("198403062394", "Greta", "Utskriven"),
            new DemoPerson("198001042384", "Hugo", "Skyddad"),
            new DemoPerson("199804012384", "Ida", "Oklar"),
            new DemoPerson("199001012385", "Johan", "Sekretess"));

    /// The cast as people with a simulated BankID.
    public static List<TestPerson> testPersons() {
        return CAST.stream()
                .map(one -> new TestPerson(
                        PersonalNumber.parse(one.number()).orElseThrow(), one.givenName(), one.surname()))
                .toList();
    }

    @Override
    public String toString() {
        return "DemoPerson[hidden]";
    }
}
