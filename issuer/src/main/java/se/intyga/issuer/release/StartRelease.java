package se.intyga.issuer.release;

import jakarta.inject.Singleton;
import java.net.URI;
import se.intyga.issuer.agency.Agencies;
import se.intyga.issuer.agency.AgencyId;

/// Begins the release step of an authorization. The browser is sent to the page this answers, which logs the person in,
/// shows what would be released and takes the answer; then the browser comes back to `returnPath`.
@Singleton
public final class StartRelease {
    private final ReleaseSteps steps;
    private final Agencies agencies;

    /// What is to be released, and where the browser goes afterwards.
    ///
    /// @param returnPath a path on this host with query, where [TakeReleaseOutcome] answers
    public record Wanted(AgencyId agency, String configurationId, String returnPath) {
        public Wanted {
            if (!returnPath.startsWith("/") || returnPath.startsWith("//")) {
                throw new IllegalArgumentException("a return path is local");
            }
        }
    }

    /// The step has begun; the browser goes to the page.
    ///
    /// @param handle names the step; keep it on the server with the authorization request
    public record Started(ReleaseHandle handle, URI page) {}

    StartRelease(ReleaseSteps steps, Agencies agencies) {
        this.steps = steps;
        this.agencies = agencies;
    }

    public Started start(Wanted wanted) {
        ReleaseHandle handle = steps.begin(wanted);
        return new Started(handle, agencies.get(wanted.agency()).at("/releases/" + handle.value()));
    }
}
