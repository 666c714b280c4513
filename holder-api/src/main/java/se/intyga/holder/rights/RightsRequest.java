package se.intyga.holder.rights;

import java.util.List;
import java.util.Optional;
import se.intyga.consent.rights.CaseKind;
import se.intyga.formats.claims.ClaimPath;

/// What the person asks for, as she sent it.
///
/// @param receipt the id of a receipt she keeps; for deletion and reports
/// @param agency whom she asks; for correction and access
/// @param place where the entry stands that is wrong, for correction
/// @param words what she wrote; it may hold values
record RightsRequest(
        CaseKind kind,
        Optional<String> receipt,
        Optional<String> agency,
        Optional<String> documentType,
        List<ClaimPath> claims,
        Optional<String> place,
        String words) {
    RightsRequest {
        claims = List.copyOf(claims);
    }

    @Override
    public String toString() {
        return "RightsRequest[" + kind + "]";
    }
}
