package se.intyga.legalbasis.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.disclosure.DisclosureFacts;
import se.intyga.legalbasis.disclosure.DisclosureFactsJson;
import se.intyga.legalbasis.disclosure.OnceOnlyCheck;
import se.intyga.legalbasis.disclosure.RequestFacts;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.legalbasis.release.ProtectedIdentity;
import se.intyga.legalbasis.release.RecordedRequest;
import se.intyga.legalbasis.release.ReleaseFacts;
import se.intyga.legalbasis.release.ReleaseFactsJson;
import se.intyga.legalbasis.rule.RequestedClaims;
import se.intyga.legalbasis.rule.Secrecy;

class WhatIfTest {
    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
    private static final List<RequestedClaims> CLAIMS = List.of(new RequestedClaims(
            "https://intyga.example/issuers/arbetsformedlingen/types/registration-certificate/1",
            List.of(ClaimPath.of("registered"))));

    private final WhatIf whatIf = new WhatIf(new PolicyFiles(URI.create("https://intyga.example")).examples());

    private ObjectNode release(String type, ProtectedIdentity identity) {
        var facts = ReleaseFacts.toThePerson(
                "arbetsformedlingen",
                type,
                new RecordedRequest.Made(type, NOW, "bankid"),
                identity,
                Secrecy.NONE,
                List.of(ClaimPath.of("registered")));
        return whatIf.answer("release", ReleaseFactsJson.write(facts), NOW).orElseThrow();
    }

    @Test
    void a_release_is_answered_with_code_rules_citations_and_texts() {
        ObjectNode answer = release("registration-certificate", ProtectedIdentity.NO);
        assertThat(answer.path("outcome").asText()).isEqualTo("allowed");
        assertThat(answer.path("code").asText()).isEqualTo("ALLOWED");
        assertThat(answer.path("policy").path("label").asText()).isEqualTo("example-1");
        assertThat(answer.path("rules")).extracting(JsonNode::asText).contains("L2", "L3", "L36");
        assertThat(answer.path("citations").size()).isPositive();
        assertThat(answer.path("told_to_person").path("sv").asText()).isNotBlank();
    }

    @Test
    void a_refused_release_says_the_way_on_to_the_person_and_nothing_to_the_outside() {
        ObjectNode manual = release("registration-certificate", ProtectedIdentity.YES);
        assertThat(manual.path("outcome").asText()).isEqualTo("manual");
        assertThat(manual.path("guideline").asText()).isNotBlank();
        ObjectNode denied = release("unemployment-certificate", ProtectedIdentity.NO);
        assertThat(denied.path("route").path("text").path("en").asText()).contains("on paper");
        assertThat(manual.path("told_outside")).isEqualTo(denied.path("told_outside"));
    }

    @Test
    void a_request_is_answered_with_what_the_person_would_see_and_could_do_afterwards() {
        var facts = new RequestFacts(
                "demo-fund",
                "benefit-assessment",
                Optional.of(LawfulBasis.LEGAL_OBLIGATION),
                CLAIMS,
                OnceOnlyCheck.NOT_DONE);
        ObjectNode answer =
                whatIf.answer("request", DisclosureFactsJson.write(facts), NOW).orElseThrow();
        assertThat(answer.path("outcome").asText()).isEqualTo("permitted");
        assertThat(answer.path("basis").asText()).isEqualTo("eu-gdpr:A6-1-c");
        assertThat(answer.path("afterwards").path("choice").asText()).isEqualTo("information_only");
    }

    @Test
    void a_rejected_request_names_what_is_not_needed_and_what_would_do() {
        var asked = new RequestedClaims(CLAIMS.getFirst().vct(), List.of(ClaimPath.of("personal_number")));
        var facts = new RequestFacts(
                "demo-fund",
                "benefit-assessment",
                Optional.of(LawfulBasis.LEGAL_OBLIGATION),
                List.of(asked),
                OnceOnlyCheck.NOT_DONE);
        ObjectNode answer =
                whatIf.answer("request", DisclosureFactsJson.write(facts), NOW).orElseThrow();
        assertThat(answer.path("code").asText()).isEqualTo("OVER_ASKING");
        assertThat(answer.path("unneeded").path(0).path("paths").path(0).path(0).asText())
                .isEqualTo("personal_number");
        assertThat(answer.path("instead").path(0).path("instead").path(0).asText())
                .isEqualTo("registered");
    }

    @Test
    void a_disclosure_is_answered() {
        var facts = DisclosureFacts.approved("demo-authority", "case-handling", LawfulBasis.PUBLIC_TASK, CLAIMS);
        ObjectNode answer = whatIf.answer("disclosure", DisclosureFactsJson.write(facts), NOW)
                .orElseThrow();
        assertThat(answer.path("outcome").asText()).isEqualTo("allowed_once");
        assertThat(answer.path("afterwards").path("right").asText()).isEqualTo("eu-gdpr:A21");
    }

    @Test
    void the_answer_follows_the_time_that_is_asked_about() {
        var facts = DisclosureFacts.approved("demo-authority", "case-handling", LawfulBasis.PUBLIC_TASK, CLAIMS);
        ObjectNode answer = whatIf.answer("disclosure", DisclosureFactsJson.write(facts), Instant.EPOCH)
                .orElseThrow();
        assertThat(answer.path("code").asText()).isEqualTo("VERIFIER_NOT_REGISTERED");
        assertThat(answer.path("policy").path("label").asText()).isEqualTo("none");
    }

    @Test
    void facts_of_another_question_are_none() {
        JsonNode release = ReleaseFactsJson.write(ReleaseFacts.toThePerson(
                "a", "t", new RecordedRequest.NotMade(), ProtectedIdentity.NO, Secrecy.NONE, List.of()));
        assertThat(whatIf.answer("disclosure", release, NOW)).isEmpty();
        assertThat(whatIf.answer("request", StrictJson.newObject(), NOW)).isEmpty();
        assertThat(whatIf.answer("advice", release, NOW)).isEmpty();
        assertThat(whatIf.answer("release", StrictJson.newObject().path("nothing"), NOW))
                .isEmpty();
    }
}
