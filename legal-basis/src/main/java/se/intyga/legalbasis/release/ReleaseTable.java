package se.intyga.legalbasis.release;

/// The decision table for releases: read from the top, the first row that fits decides. The row on consent comes
/// before all others, the row that allows last: nothing is allowed unless everything before it was answered.
final class ReleaseTable {
    private ReleaseTable() {}

    static ReleaseCode decide(ReleaseSituation situation) {
        if (situation.basis() == ReleaseSituation.Basis.CONSENT_TO_AUTHORITY) {
            return ReleaseCode.CONSENT_NOT_AVAILABLE;
        }
        if (situation.request() != ReleaseSituation.Request.MADE) {
            return ReleaseCode.NO_REQUEST;
        }
        if (situation.issuer() != ReleaseSituation.Issuer.LISTED) {
            return ReleaseCode.ISSUER_NOT_AUTHORISED;
        }
        if (situation.mandate() == ReleaseSituation.Mandate.MISSING) {
            return ReleaseCode.NO_DATA_MANAGER_MANDATE;
        }
        if (situation.electronicForm() != ReleaseSituation.ElectronicForm.SUPPORTED) {
            return ReleaseCode.ELECTRONIC_FORM_NOT_SUPPORTED;
        }
        if (situation.person() != ReleaseSituation.Person.NOT_PROTECTED) {
            return ReleaseCode.MANUAL_ONLY;
        }
        return switch (situation.secrecy()) {
            case APPLIES -> ReleaseCode.SECRECY;
            case UNCLEAR -> ReleaseCode.SECRECY_UNCLEAR;
            case NONE ->
                switch (situation.source()) {
                    case BLOCKED -> ReleaseCode.SOURCE_CATEGORY_BLOCKED;
                    case ALLOWED -> ReleaseCode.ALLOWED;
                };
        };
    }
}
