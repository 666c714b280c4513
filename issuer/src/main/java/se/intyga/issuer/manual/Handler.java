package se.intyga.issuer.manual;

import java.util.Optional;

/// A case handler as the agency's own system names her: a pseudonymous staff id, never a name or a number of a person,
/// and the unit she works in. The person sees the unit; the staff id stays with the agency.
public record Handler(String staffId, String unit) {
    private static final String STAFF = "[A-Za-z](?!.*[0-9]{6})[A-Za-z0-9._-]{2,39}";
    private static final String UNIT = "[a-z](?!.*[0-9]{6})[a-z0-9-]{1,39}";

    public Handler {
        if (!staffId.matches(STAFF) || !unit.matches(UNIT)) {
            throw new IllegalArgumentException("a handler is a staff id and a unit");
        }
    }

    /// What an API caller sent, if it has the form.
    public static Optional<Handler> parse(String staffId, String unit) {
        return staffId.matches(STAFF) && unit.matches(UNIT)
                ? Optional.of(new Handler(staffId, unit))
                : Optional.empty();
    }

    /// Four eyes are two staff ids, whatever the units.
    public boolean isOtherThan(Handler another) {
        return !staffId.equals(another.staffId);
    }
}
