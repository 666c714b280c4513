package se.intyga.eid.login;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import se.intyga.eid.bankid.AuthAnswer;
import se.intyga.eid.bankid.AuthRequest;
import se.intyga.eid.bankid.BankIdClient;
import se.intyga.eid.bankid.CollectAnswer;
import se.intyga.eid.bankid.Completion;
import se.intyga.eid.bankid.FailedHint;
import se.intyga.eid.bankid.PendingHint;
import se.intyga.eid.bankid.StartMethod;
import se.intyga.eid.bankid.UserMessage;
import se.intyga.eid.session.LoggedInPerson;
import se.intyga.eid.session.LoginMethod;
import se.intyga.openapi.BaseUrl;

/// Brings a login up to date when somebody looks at it: starts the order at the first look, asks BankID when it is time
/// again. However many looks at once, on however many replicas, BankID is asked once a pause.
@Singleton
final class WatchLogin {
    private final LoginStore logins;
    private final BankIdClient bankId;
    private final LoginConfig config;
    private final BaseUrl base;
    private final Clock clock;

    WatchLogin(LoginStore logins, BankIdClient bankId, LoginConfig config, BaseUrl base, Clock clock) {
        this.logins = logins;
        this.bankId = bankId;
        this.config = config;
        this.base = base;
        this.clock = clock;
    }

    /// The login as it was last seen; BankID is not asked.
    Optional<Login> find(String id, String browser) {
        return logins.find(id, browser);
    }

    /// The login as it is now. Empty: there is none of this id for this browser (any more).
    Optional<Login> watch(String id, String browser, Visit visit) {
        return looked(id, browser, visit, config.collectEvery());
    }

    /// As [#watch], without waiting for the next question's time.
    Optional<Login> watchNow(String id, String browser, Visit visit) {
        return looked(id, browser, visit, Duration.ZERO);
    }

    private Optional<Login> looked(String id, String browser, Visit visit, Duration pause) {
        return logins.find(id, browser).flatMap(login -> switch (login.phase()) {
            case Phase.Requested requested -> ordered(id, login, requested, visit);
            case Phase.Ordered ordered
            when !clock.instant().isBefore(ordered.askedAt().plus(pause)) -> collected(id, login, ordered, visit);
            case Phase.Ordered _, Phase.Refused _, Phase.Confirmed _ -> Optional.of(login);
        });
    }

    private Optional<Login> ordered(String id, Login login, Phase.Requested requested, Visit visit) {
        AuthRequest request = new AuthRequest(
                visit.address(),
                login.intent().in(visit.language()),
                base.resolve("/eid/login/" + id + "/return?mark=" + login.returnMark()));
        Phase next = switch (started(request)) {
            case AuthAnswer.Ordered(var order) ->
                new Phase.Ordered(
                        order,
                        StartMethod.QR_CODE,
                        PendingHint.OUTSTANDING_TRANSACTION,
                        order.startedAt(),
                        requested.renewals());
            case AuthAnswer.Rejected(var error) -> new Phase.Refused(error.message());
        };
        Optional<Login> mine = logins.changeOnly(id, login, login.in(next));
        if (mine.isEmpty() && next instanceof Phase.Ordered unwanted) {
            // Another look was quicker: its order counts, this one must not stay open.
            var _ = bankId.cancel(unwanted.order().orderRef());
        }
        return mine.or(() -> logins.find(id, login.browser()));
    }

    /// Tries once more, quietly, when BankID is only away for a moment.
    private AuthAnswer started(AuthRequest request) {
        AuthAnswer answer = bankId.auth(request);
        return answer instanceof AuthAnswer.Rejected(var error) && error.passing() ? bankId.auth(request) : answer;
    }

    private Optional<Login> collected(String id, Login login, Phase.Ordered ordered, Visit visit) {
        // Whoever writes the time of the question may ask it.
        Phase.Ordered asking = ordered.asked(clock.instant());
        Optional<Login> claimed = logins.changeOnly(id, login, login.in(asking));
        if (claimed.isEmpty()) {
            return logins.find(id, login.browser());
        }
        CollectAnswer answer = bankId.collect(ordered.order().orderRef());
        Optional<Login> after = logins.change(
                id,
                login.browser(),
                now -> now.phase() instanceof Phase.Ordered current
                                && current.order().equals(ordered.order())
                        ? now.in(phaseAfter(answer, current))
                        : now);
        boolean renewed =
                after.filter(l -> l.phase() instanceof Phase.Requested).isPresent();
        return renewed ? looked(id, login.browser(), visit, config.collectEvery()) : after;
    }

    private Phase phaseAfter(CollectAnswer answer, Phase.Ordered ordered) {
        return switch (answer) {
            case CollectAnswer.Pending(var hint) -> ordered.hinted(hint);
            case CollectAnswer.Failed(var hint)
            when hint == FailedHint.START_FAILED
                    && ordered.start() == StartMethod.QR_CODE
                    && ordered.renewals() < config.renewals() -> new Phase.Requested(ordered.renewals() + 1);
            case CollectAnswer.Failed(var hint) -> new Phase.Refused(hint.message(ordered.start()));
            case CollectAnswer.Complete(var completion) -> new Phase.Confirmed(person(completion, clock.instant()));
            case CollectAnswer.Rejected(var error) -> error.passing() ? ordered : new Phase.Refused(error.message());
        };
    }

    private static LoggedInPerson person(Completion completion, Instant at) {
        return new LoggedInPerson(
                completion.number(), completion.givenName(), completion.surname(), LoginMethod.BANKID, at);
    }

    /// Marks that the person starts the app on this device, and returns the order's start token.
    Optional<String> startedOnThisDevice(String id, String browser, Visit visit) {
        return logins.change(
                        id,
                        browser,
                        login -> login.phase() instanceof Phase.Ordered ordered
                                ? login.in(ordered.startedBy(visit.thisDevice()))
                                : login)
                .flatMap(login -> login.phase() instanceof Phase.Ordered ordered
                        ? Optional.of(ordered.order().autoStartToken())
                        : Optional.empty());
    }

    /// Ends the order at BankID and the login's waiting for it.
    Optional<Login> cancel(String id, String browser) {
        Optional<Login> before = logins.find(id, browser);
        if (before.isPresent() && before.get().phase() instanceof Phase.Ordered ordered) {
            var _ = bankId.cancel(ordered.order().orderRef());
        }
        return logins.change(id, browser, login -> switch (login.phase()) {
            case Phase.Requested _, Phase.Ordered _ -> login.in(new Phase.Refused(UserMessage.RFA6));
            case Phase.Refused _, Phase.Confirmed _ -> login;
        });
    }

    /// Lets a login that came to nothing begin again.
    Optional<Login> retry(String id, String browser) {
        return logins.change(id, browser, login -> switch (login.phase()) {
            case Phase.Refused _ -> login.in(new Phase.Requested(0));
            case Phase.Requested _, Phase.Ordered _, Phase.Confirmed _ -> login;
        });
    }
}
