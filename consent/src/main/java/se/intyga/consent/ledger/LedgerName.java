package se.intyga.consent.ledger;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which ledger: one for each agency that issues, one for each relying party, one for what persons do at our own door.
/// The name is part of every leaf, so that a leaf of one ledger never passes for one of another.
public record LedgerName(String value) {
    private static final Pattern FORM = Pattern.compile("(issuers|relying-parties)/[a-z0-9][a-z0-9-]{0,63}|holder");

    private static final String AGENCYS = "issuers/";

    public LedgerName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a ledger is called issuers/<agency>, relying-parties/<organisation> or holder");
        }
    }

    public static LedgerName ofAgency(String agency) {
        return new LedgerName(AGENCYS + agency.toLowerCase(Locale.ROOT));
    }

    public static LedgerName ofRelyingParty(String relyingParty) {
        return new LedgerName("relying-parties/" + relyingParty.toLowerCase(Locale.ROOT));
    }

    public static LedgerName ofHolderDoor() {
        return new LedgerName("holder");
    }

    /// Whether entries of this ledger may be found by person: an agency answers for what it released, a relying
    /// party's ledger holds no person key at all.
    public boolean isAgencys() {
        return value.startsWith(AGENCYS);
    }

    /// Whose ledger it is, when it is an agency's.
    public Optional<String> agency() {
        return isAgencys() ? Optional.of(value.substring(AGENCYS.length())) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
