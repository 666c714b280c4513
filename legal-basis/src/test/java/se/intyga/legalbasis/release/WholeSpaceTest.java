package se.intyga.legalbasis.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.legalbasis.rule.Medium;
import se.intyga.legalbasis.rule.Recipient;
import se.intyga.legalbasis.rule.Secrecy;

/// The table on every situation there is, and the whole engine on every kind of facts there is.
class WholeSpaceTest {
    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

    static List<ReleaseSituation> everySituation() {
        var all = new ArrayList<ReleaseSituation>();
        for (var basis : ReleaseSituation.Basis.values()) {
            for (var request : ReleaseSituation.Request.values()) {
                for (var issuer : ReleaseSituation.Issuer.values()) {
                    for (var mandate : ReleaseSituation.Mandate.values()) {
                        for (var form : ReleaseSituation.ElectronicForm.values()) {
                            for (var person : ReleaseSituation.Person.values()) {
                                for (var secrecy : Secrecy.values()) {
                                    for (var source : ReleaseSituation.Source.values()) {
                                        all.add(new ReleaseSituation(
                                                basis, request, issuer, mandate, form, person, secrecy, source));
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    /// The table written once more, as conditions that exclude each other: rows 10, 1, 2, … 9.
    private static List<ReleaseCode> rowsThatFit(ReleaseSituation s) {
        boolean consent = s.basis() == ReleaseSituation.Basis.CONSENT_TO_AUTHORITY;
        boolean asked = !consent && s.request() == ReleaseSituation.Request.MADE;
        boolean listed = asked && s.issuer() == ReleaseSituation.Issuer.LISTED;
        boolean mandated = listed && s.mandate() != ReleaseSituation.Mandate.MISSING;
        boolean electronic = mandated && s.electronicForm() == ReleaseSituation.ElectronicForm.SUPPORTED;
        boolean open = electronic && s.person() == ReleaseSituation.Person.NOT_PROTECTED;
        boolean clear = open && s.secrecy() == Secrecy.NONE;
        var fits = new ArrayList<ReleaseCode>();
        if (consent) fits.add(ReleaseCode.CONSENT_NOT_AVAILABLE);
        if (!consent && !asked) fits.add(ReleaseCode.NO_REQUEST);
        if (asked && !listed) fits.add(ReleaseCode.ISSUER_NOT_AUTHORISED);
        if (listed && !mandated) fits.add(ReleaseCode.NO_DATA_MANAGER_MANDATE);
        if (mandated && !electronic) fits.add(ReleaseCode.ELECTRONIC_FORM_NOT_SUPPORTED);
        if (electronic && !open) fits.add(ReleaseCode.MANUAL_ONLY);
        if (open && s.secrecy() == Secrecy.APPLIES) fits.add(ReleaseCode.SECRECY);
        if (open && s.secrecy() == Secrecy.UNCLEAR) fits.add(ReleaseCode.SECRECY_UNCLEAR);
        if (clear && s.source() == ReleaseSituation.Source.BLOCKED) fits.add(ReleaseCode.SOURCE_CATEGORY_BLOCKED);
        if (clear && s.source() == ReleaseSituation.Source.ALLOWED) fits.add(ReleaseCode.ALLOWED);
        return fits;
    }

    @Test
    void every_situation_has_exactly_one_outcome() {
        List<ReleaseSituation> all = everySituation();
        assertThat(all).hasSize(3 * 2 * 3 * 3 * 3 * 2 * 3 * 2);
        for (ReleaseSituation situation : all) {
            assertThat(rowsThatFit(situation)).as("%s", situation).containsExactly(ReleaseTable.decide(situation));
        }
    }

    @Test
    void only_row_nine_allows() {
        List<ReleaseSituation> allowed = everySituation().stream()
                .filter(situation -> ReleaseTable.decide(situation) == ReleaseCode.ALLOWED)
                .toList();
        // two bases that are no authority's consent, and two mandates that suffice
        assertThat(allowed).hasSize(4);
    }

    @Test
    void nothing_stricter_ever_opens() {
        List<ReleaseSituation> all = everySituation();
        for (ReleaseSituation situation : all) {
            if (ReleaseTable.decide(situation) == ReleaseCode.ALLOWED) {
                continue;
            }
            for (ReleaseSituation stricter : stricter(situation)) {
                assertThat(ReleaseTable.decide(stricter))
                        .as("%s made stricter: %s", situation, stricter)
                        .isNotEqualTo(ReleaseCode.ALLOWED);
            }
        }
    }

    private static List<ReleaseSituation> stricter(ReleaseSituation s) {
        return List.of(
                new ReleaseSituation(
                        s.basis(),
                        ReleaseSituation.Request.NOT_MADE,
                        s.issuer(),
                        s.mandate(),
                        s.electronicForm(),
                        s.person(),
                        s.secrecy(),
                        s.source()),
                new ReleaseSituation(
                        s.basis(),
                        s.request(),
                        ReleaseSituation.Issuer.NOT_LISTED,
                        s.mandate(),
                        s.electronicForm(),
                        s.person(),
                        s.secrecy(),
                        s.source()),
                new ReleaseSituation(
                        s.basis(),
                        s.request(),
                        ReleaseSituation.Issuer.NOT_ACTIVATED,
                        s.mandate(),
                        s.electronicForm(),
                        s.person(),
                        s.secrecy(),
                        s.source()),
                new ReleaseSituation(
                        s.basis(),
                        s.request(),
                        s.issuer(),
                        ReleaseSituation.Mandate.MISSING,
                        s.electronicForm(),
                        s.person(),
                        s.secrecy(),
                        s.source()),
                new ReleaseSituation(
                        s.basis(),
                        s.request(),
                        s.issuer(),
                        s.mandate(),
                        ReleaseSituation.ElectronicForm.ABSENT,
                        s.person(),
                        s.secrecy(),
                        s.source()),
                new ReleaseSituation(
                        s.basis(),
                        s.request(),
                        s.issuer(),
                        s.mandate(),
                        s.electronicForm(),
                        ReleaseSituation.Person.PROTECTED,
                        s.secrecy(),
                        s.source()),
                new ReleaseSituation(
                        s.basis(),
                        s.request(),
                        s.issuer(),
                        s.mandate(),
                        s.electronicForm(),
                        s.person(),
                        s.secrecy().and(Secrecy.UNCLEAR),
                        s.source()),
                new ReleaseSituation(
                        s.basis(),
                        s.request(),
                        s.issuer(),
                        s.mandate(),
                        s.electronicForm(),
                        s.person(),
                        s.secrecy(),
                        ReleaseSituation.Source.BLOCKED));
    }

    @Test
    void the_engine_answers_every_combination_of_facts_and_allows_only_what_is_whole() {
        var assess = new AssessRelease(new PolicyFiles(URI.create("https://intyga.example")).examples());
        List<ReleaseFacts> all = everyKindOfFacts();
        int allowed = 0;
        for (ReleaseFacts facts : all) {
            ReleaseDecision decision = assess.assess(facts, NOW);
            assertThat(decision.toldToPerson().sv()).isNotBlank();
            if (decision instanceof ReleaseDecision.Allowed) {
                allowed++;
                assertThat(facts.basis()).isEqualTo(StatedReleaseBasis.REQUEST_FOR_PUBLIC_DOCUMENT);
                assertThat(facts.request()).isInstanceOf(RecordedRequest.Made.class);
                assertThat(facts.protectedIdentity()).isEqualTo(ProtectedIdentity.NO);
                assertThat(facts.caseSecrecy()).isEqualTo(Secrecy.NONE);
                assertThat(facts.claims()).containsExactly(ClaimPath.of("registered"));
            }
        }
        assertThat(all).hasSizeGreaterThan(5000);
        assertThat(allowed).isEqualTo(2); // on the person's own device, and under the operator's mandate
    }

    /// Every kind of each fact, combined with every kind of each other.
    static List<ReleaseFacts> everyKindOfFacts() {
        var all = new ArrayList<ReleaseFacts>();
        List<Hosting> hostings = List.of(
                new Hosting.NotHosted(), new Hosting.HostedBy("demo-operator"), new Hosting.HostedBy("stranger"));
        List<List<ClaimPath>> claims = List.of(
                List.of(),
                List.of(ClaimPath.of("registered")),
                List.of(ClaimPath.of("registered"), ClaimPath.of("handler_note")));
        for (String type :
                List.of("registration-certificate", "unemployment-certificate", "action-plan", "unheard-of")) {
            for (var request : List.<RecordedRequest>of(
                    new RecordedRequest.NotMade(), new RecordedRequest.Made(type, NOW, "bankid"))) {
                for (var medium : Medium.values()) {
                    for (var recipient : Recipient.values()) {
                        for (var basis : StatedReleaseBasis.values()) {
                            for (var hosting : hostings) {
                                for (var identity : ProtectedIdentity.values()) {
                                    for (var secrecy : Secrecy.values()) {
                                        for (var paths : claims) {
                                            all.add(new ReleaseFacts(
                                                    "arbetsformedlingen",
                                                    type,
                                                    medium,
                                                    recipient,
                                                    basis,
                                                    request,
                                                    hosting,
                                                    identity,
                                                    secrecy,
                                                    paths));
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        return all;
    }
}
