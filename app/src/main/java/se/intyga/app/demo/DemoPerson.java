package se.intyga.app.demo;

import java.util.List;

/// One of the cast: a number that Skatteverket publishes for tests, an invented name, and how the demo register knows
/// the person.
public record DemoPerson(String number, String givenName, String surname, Registration registration) {
    /// What the demo register says about a person.
    public enum Registration {
        CURRENT,
        ENDED,
        NONE,
        /// Registered, with a protected identity.
        PROTECTED
    }

    /// All ten. The seventh never registered, the eighth lives with a protected identity, the ninth's registration has
    /// ended.
    public static final List<DemoPerson> CAST = List.of(
            new DemoPerson("199001012385", "Alva", "Berg", Registration.CURRENT),
            new DemoPerson("198001042384", "Björn", "Ceder", Registration.CURRENT),
            new DemoPerson("198403062394", "Cilla", "Dahl", Registration.CURRENT),
            new DemoPerson("199804012384", "David", "Ek", Registration.CURRENT),
            new DemoPerson("197701172392", "Elin", "Fors", Registration.CURRENT),
            new DemoPerson("197705232382", "Farid", "Gran", Registration.CURRENT),
            new DemoPerson("195808052384", "Greta", "Hav", Registration.NONE),
            new DemoPerson("200605162395", "Hugo", "Is", Registration.PROTECTED),
            new DemoPerson("201701012393", "Ida", "Jord", Registration.ENDED),
            new DemoPerson("189001019802", "Johan", "Kvist", Registration.NONE));

    @Override
    public String toString() {
        return "DemoPerson[" + registration + "]";
    }
}
