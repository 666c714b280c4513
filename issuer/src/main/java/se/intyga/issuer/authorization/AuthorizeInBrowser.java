package se.intyga.issuer.authorization;

import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Held;
import se.intyga.ephemeral.Slot;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.release.ReleaseHandle;
import se.intyga.issuer.release.ReleaseOutcome;
import se.intyga.issuer.release.StartRelease;
import se.intyga.issuer.release.TakeReleaseOutcome;
import se.intyga.issuer.shortlived.ProtocolLimits;
import se.intyga.issuer.shortlived.RandomToken;
import se.intyga.issuer.shortlived.StateCodec;

/// Takes a browser from the wallet through the release step and back (act A lies between).
///
/// What comes back from the release page must come in the browser that began: otherwise somebody could send a person
/// the
/// middle of an authorization begun elsewhere.
@Singleton
final class AuthorizeInBrowser {
    private final EphemeralStore store;
    private final StartRelease startRelease;
    private final TakeReleaseOutcome takeReleaseOutcome;
    private final AuthorizationCodes codes;
    private final SecureRandom random;
    private final ProtocolLimits limits;

    AuthorizeInBrowser(
            EphemeralStore store,
            StartRelease startRelease,
            TakeReleaseOutcome takeReleaseOutcome,
            AuthorizationCodes codes,
            SecureRandom random,
            ProtocolLimits limits) {
        this.store = store;
        this.startRelease = startRelease;
        this.takeReleaseOutcome = takeReleaseOutcome;
        this.codes = codes;
        this.random = random;
        this.limits = limits;
    }

    /// The browser brings the name of a pushed request. The next step is kept before the name is used up, so that a
    /// crash in
    /// between leaves the name good; of two browsers with the same name one gets on.
    AuthorizeOutcome begin(Agency agency, String clientId, String requestUri) {
        if (requestUri.length() > 256) {
            return new AuthorizeOutcome.Stranded(AuthorizeOutcome.Reason.REQUEST_UNKNOWN);
        }
        Slot pushed = PushAuthorization.slot(agency, requestUri);
        Optional<PushedRequest> request = store.read(pushed)
                .map(Held::value)
                .map(bytes -> StateCodec.read(bytes, PushedRequest.class))
                .filter(found -> found.clientId().equals(clientId));
        if (request.isEmpty()) {
            return new AuthorizeOutcome.Stranded(AuthorizeOutcome.Reason.REQUEST_UNKNOWN);
        }
        String step = RandomToken.next(random);
        String browser = RandomToken.next(random);
        StartRelease.Started release = startRelease.start(new StartRelease.Wanted(
                agency.id(),
                request.get().configurationId(),
                agency.issuer().getRawPath() + "/authorize?step=" + step));
        PendingAuthorization pending = new PendingAuthorization(
                request.get(), browser, release.handle().value(), release.page().toString());
        store.putOnce(slot(agency, step), StateCodec.write(pending), limits.personStep());
        if (store.takeOnce(pushed).isEmpty()) {
            store.remove(slot(agency, step));
            return new AuthorizeOutcome.Stranded(AuthorizeOutcome.Reason.REQUEST_UNKNOWN);
        }
        return new AuthorizeOutcome.ToRelease(release.page(), step, browser);
    }

    /// The browser comes back from the release page.
    ///
    /// @param browser what the cookie of this step holds
    AuthorizeOutcome resume(Agency agency, String step, Optional<String> browser) {
        Slot slot = slot(agency, step);
        Optional<PendingAuthorization> pending =
                store.read(slot).map(Held::value).map(bytes -> StateCodec.read(bytes, PendingAuthorization.class));
        if (pending.isEmpty()) {
            return new AuthorizeOutcome.Stranded(AuthorizeOutcome.Reason.STEP_UNKNOWN);
        }
        if (browser.isEmpty() || !same(pending.get().browser(), browser.get())) {
            return new AuthorizeOutcome.Stranded(AuthorizeOutcome.Reason.ANOTHER_BROWSER);
        }
        Optional<ReleaseOutcome> outcome =
                takeReleaseOutcome.take(new ReleaseHandle(pending.get().release()));
        if (outcome.isEmpty()) {
            return new AuthorizeOutcome.NotAnswered(URI.create(pending.get().page()));
        }
        String location = answer(agency, pending.get().request(), outcome.get());
        store.remove(slot);
        return new AuthorizeOutcome.ToWallet(location);
    }

    /// A refusal and a cancellation look the same to the wallet: the person was told which it was.
    private String answer(Agency agency, PushedRequest request, ReleaseOutcome outcome) {
        return switch (outcome) {
            case ReleaseOutcome.Released(var release, var _) ->
                WalletRedirect.code(
                        request, agency, codes.issue(agency, new AuthorizationCodes.Issued(request, release.value())));
            case ReleaseOutcome.Refused _, ReleaseOutcome.Cancelled _ ->
                WalletRedirect.error(request, agency, "access_denied", "the credential is not available");
            case ReleaseOutcome.SourceUnavailable() ->
                WalletRedirect.error(
                        request, agency, "temporarily_unavailable", "the source of the agency does not answer");
        };
    }

    private static Slot slot(Agency agency, String step) {
        return new Slot("issuer.authorization-step", agency.id() + "|" + step);
    }

    private static boolean same(String expected, String presented) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }
}
