package se.intyga.issuer.manual;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.issuer.TestIssuer;
import se.intyga.issuer.shortlived.RandomToken;
import se.intyga.legalbasis.release.ReleaseCode;
import se.intyga.pages.Text;

/// Plays case handlers, and looks at what waits.
public final class CaseFixture {
    static final Handler ANNA = new Handler("h-anna", "utlamnande-nord");
    static final Handler BO = new Handler("h-bo", "utlamnande-syd");
    static final Verdict RELEASE = new Verdict(Verdict.Outcome.RELEASE, CaseReason.NO_HARM_FOUND, Optional.empty());
    static final Verdict REFUSE = new Verdict(
            Verdict.Outcome.REFUSE,
            CaseReason.HARM_NOT_EXCLUDED,
            Optional.of(new Text("Ring oss gärna.", "Do give us a call.")));
    static final String DOCUMENT = "registration-certificate";

    private final TestIssuer house;

    public CaseFixture(TestIssuer house) {
        this.house = house;
    }

    /// No case of anybody is left.
    public void clear() {
        house.bean(Jdbi.class).useHandle(handle -> {
            handle.execute("DELETE FROM issuer.release_case_look");
            handle.execute("DELETE FROM issuer.release_case");
        });
    }

    /// A new case of this person, as a request would make it.
    public ReleaseCase open(String number, boolean fourEyes) {
        return house.bean(OpenCase.class)
                .open(
                        house.agency(),
                        new PersonalNumber(number),
                        new ReleaseCase.Request(
                                DOCUMENT, house.now(), "BANKID", "journey-" + RandomToken.next(new SecureRandom())),
                        new ReleaseCase.Grounds(
                                Set.of(ReleaseCode.SECRECY_UNCLEAR),
                                List.of("L5", "L7"),
                                "example-1@abc",
                                "Demoriktlinje 2026:1, avsnitt inskrivningsintyg",
                                fourEyes,
                                Optional.empty()));
    }

    public List<ReleaseCase> of(String number) {
        return house.bean(OwnCases.class).of(house.agency(), new PersonalNumber(number));
    }

    public String stateOf(String number) {
        return of(number).getFirst().state().wireName();
    }

    /// One handler looks, claims and releases what waits for this person.
    public void release(String number) {
        decide(number, RELEASE);
    }

    public void refuse(String number) {
        decide(number, REFUSE);
    }

    public void withdraw(String number) {
        house.bean(OwnCases.class)
                .withdraw(
                        house.agency(),
                        new PersonalNumber(number),
                        of(number).getFirst().id());
    }

    private void decide(String number, Verdict verdict) {
        CaseId id = of(number).getFirst().id();
        DecideCase decide = house.bean(DecideCase.class);
        house.bean(LookAtCase.class).look(house.agency(), id, ANNA);
        decide.claim(house.agency(), id, ANNA);
        if (!(decide.say(house.agency(), id, ANNA, verdict) instanceof DecideCase.Outcome.Done)) {
            throw new AssertionError("the case could not be decided");
        }
    }
}
