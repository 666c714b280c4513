package se.intyga.issuer.manual;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.intyga.eid.person.PersonHash;
import se.intyga.eid.person.PersonIndex;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.ephemeral.EphemeralStore;
import se.intyga.ephemeral.Slot;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.shortlived.RandomToken;

/// Lets an unclear request wait for a case handler. A person has one open case about a document at an agency: whoever
/// asks again finds it.
@Singleton
public final class OpenCase {
    /// The number stays a little longer than the case, so that no last look fails.
    private static final Duration MARGIN = Duration.ofDays(1);

    private final CaseStore cases;
    private final CaseSteps steps;
    private final EphemeralStore store;
    private final PersonIndex index;
    private final CaseConfig config;
    private final SecureRandom random;
    private final Clock clock;

    OpenCase(
            CaseStore cases,
            CaseSteps steps,
            EphemeralStore store,
            PersonIndex index,
            CaseConfig config,
            SecureRandom random,
            Clock clock) {
        this.cases = cases;
        this.steps = steps;
        this.store = store;
        this.index = index;
        this.config = config;
        this.random = random;
        this.clock = clock;
    }

    /// The case that the request waits in, new or not.
    public ReleaseCase open(
            Agency agency, PersonalNumber person, ReleaseCase.Request request, ReleaseCase.Grounds grounds) {
        Instant now = clock.instant();
        PersonHash hash = index.of(person);
        steps.expire(agency.id(), now);
        for (int tries = 0; tries < 3; tries++) {
            Optional<ReleaseCase> waiting = cases.open(agency.id(), hash, request.configurationId());
            if (waiting.isPresent()) {
                remember(waiting.get().id(), person);
                cases.addNothing(nothing(agency, request.configurationId(), now));
                return waiting.get();
            }
            ReleaseCase made = new ReleaseCase(
                    new CaseId(RandomToken.next(random)),
                    agency.id(),
                    hash,
                    request,
                    grounds,
                    now,
                    now.plus(config.waits()),
                    new CaseState.Waiting());
            remember(made.id(), person);
            if (cases.add(made)) {
                return made;
            }
            forget(store, made.id());
        }
        throw new IllegalStateException("a case was opened and ended by others three times in a row");
    }

    /// The steps of opening a case, with nothing left of them: for refusals that shall cost as much time (L6).
    public void openNothing(Agency agency, String configurationId) {
        ReleaseCase nothing = nothing(agency, configurationId, clock.instant());
        steps.expire(agency.id(), nothing.createdAt());
        boolean _ = cases.open(agency.id(), nothing.person(), configurationId).isPresent();
        store.putOnce(slot(nothing.id()), new byte[12], Duration.ofSeconds(1));
        cases.addNothing(nothing);
    }

    /// A case of nobody, which is never kept.
    private ReleaseCase nothing(Agency agency, String configurationId, Instant now) {
        byte[] nobody = new byte[32];
        random.nextBytes(nobody);
        return new ReleaseCase(
                new CaseId(RandomToken.next(random)),
                agency.id(),
                new PersonHash(HexFormat.of().formatHex(nobody)),
                new ReleaseCase.Request(configurationId, now, "", ""),
                new ReleaseCase.Grounds(Set.of(), List.of(), "", "", false, Optional.empty()),
                now,
                now,
                new CaseState.Waiting());
    }

    /// The open case, without opening one.
    public Optional<ReleaseCase> waiting(Agency agency, PersonalNumber person, String configurationId) {
        steps.expire(agency.id(), clock.instant());
        return cases.open(agency.id(), index.of(person), configurationId);
    }

    /// For the look at the source, and for nothing else: sealed, under a key that is in no database, until the case is
    /// decided.
    private void remember(CaseId id, PersonalNumber person) {
        store.putOnce(
                slot(id),
                person.digits().getBytes(StandardCharsets.US_ASCII),
                config.waits().plus(MARGIN));
    }

    static Optional<PersonalNumber> person(EphemeralStore store, CaseId id) {
        return store.read(slot(id))
                .flatMap(held -> PersonalNumber.parse(new String(held.value(), StandardCharsets.US_ASCII)));
    }

    static void forget(EphemeralStore store, CaseId id) {
        store.remove(slot(id));
    }

    private static Slot slot(CaseId id) {
        return new Slot("issuer.case-person", id.value());
    }
}
