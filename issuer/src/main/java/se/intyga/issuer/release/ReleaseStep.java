package se.intyga.issuer.release;

import org.jspecify.annotations.Nullable;
import se.intyga.pages.Text;

/// One release step as it lies sealed in the ephemeral store.
///
/// @param person the hash of the person the step belongs to, from the first login on
/// @param claims JSON of what was shown to the person, so that exactly that is released
/// @param outcome how the step ended
/// @param correlation joins the ledger entries of this journey; not the handle, which stands in an address
record ReleaseStep(
        String agency,
        String configurationId,
        String returnPath,
        @Nullable String person,
        @Nullable String claims,
        @Nullable String retrievedAt,
        @Nullable Ended outcome,
        String correlation) {
    /// @param kind the simple name of the outcome's type
    record Ended(
            Kind kind,
            @Nullable String release,
            @Nullable String code,
            @Nullable String toldSv,
            @Nullable String toldEn) {
        static Ended released(ReleaseId id) {
            return new Ended(Kind.RELEASED, id.value(), null, null, null);
        }

        static Ended refused(String code, Text told) {
            return new Ended(Kind.REFUSED, null, code, told.sv(), told.en());
        }

        /// Refused for now: the request waits for a case handler.
        static Ended waiting(String code, Text told) {
            return new Ended(Kind.WAITING, null, code, told.sv(), told.en());
        }

        static Ended without(Kind kind) {
            return new Ended(kind, null, null, null, null);
        }
    }

    enum Kind {
        RELEASED,
        REFUSED,
        WAITING,
        CANCELLED,
        SOURCE_UNAVAILABLE
    }

    static ReleaseStep begun(StartRelease.Wanted wanted, String correlation) {
        return new ReleaseStep(
                wanted.agency().value(),
                wanted.configurationId(),
                wanted.returnPath(),
                null,
                null,
                null,
                null,
                correlation);
    }

    ReleaseStep ownedBy(String personHash) {
        return new ReleaseStep(
                agency, configurationId, returnPath, personHash, claims, retrievedAt, outcome, correlation);
    }

    ReleaseStep showing(String shownClaims, String at) {
        return new ReleaseStep(agency, configurationId, returnPath, person, shownClaims, at, outcome, correlation);
    }

    /// Nothing that was shown is kept after the end.
    ReleaseStep ended(Ended end) {
        return new ReleaseStep(agency, configurationId, returnPath, person, null, null, end, correlation);
    }

    @Override
    public String toString() {
        return "ReleaseStep[hidden]";
    }
}
