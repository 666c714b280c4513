package se.intyga.legalbasis.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.basis.AfterDisclosure;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.disclosure.AssessDisclosure;
import se.intyga.legalbasis.disclosure.AssessRequest;
import se.intyga.legalbasis.disclosure.DisclosureDecision;
import se.intyga.legalbasis.disclosure.DisclosureFactsJson;
import se.intyga.legalbasis.disclosure.LesserClaim;
import se.intyga.legalbasis.disclosure.RequestDecision;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.reason.Reasons;
import se.intyga.legalbasis.release.AssessRelease;
import se.intyga.legalbasis.release.ReleaseDecision;
import se.intyga.legalbasis.release.ReleaseFactsJson;
import se.intyga.legalbasis.rule.RequestedClaims;
import se.intyga.legalbasis.rule.Route;
import se.intyga.pages.Text;

/// Answers a made-up release, request or disclosure as the engine would, and keeps nothing: it has nowhere to keep it.
/// The facts are written as they are kept with decisions, so an answer can be compared with a real one.
@Singleton
public final class WhatIf {
    private final Policies policies;

    public WhatIf(Policies policies) {
        this.policies = policies;
    }

    /// The answer, or nothing when the facts are not those of that question.
    public Optional<ObjectNode> answer(String question, JsonNode facts, Instant at) {
        Optional<ObjectNode> answer = switch (question) {
            case "release" ->
                ReleaseFactsJson.read(facts).map(read -> release(new AssessRelease(policies).assess(read, at)));
            case "request" ->
                DisclosureFactsJson.readRequest(facts)
                        .map(read -> request(new AssessRequest(policies).assess(read, at)));
            case "disclosure" ->
                DisclosureFactsJson.readDisclosure(facts)
                        .map(read -> disclosure(new AssessDisclosure(policies).assess(read, at)));
            default -> Optional.empty();
        };
        return answer.map(json -> json.put("question", question).put("at", at.toString()));
    }

    private static ObjectNode release(ReleaseDecision decision) {
        ObjectNode json = reasons(decision.reasons());
        json.set("told_to_person", text(decision.toldToPerson()));
        json.put("told_outside", decision.toldOutside().wireName());
        switch (decision) {
            case ReleaseDecision.Allowed _ -> json.put("outcome", "allowed");
            case ReleaseDecision.Denied denied -> {
                json.put("outcome", "denied");
                denied.route().ifPresent(route -> json.set("route", route(route)));
                paths(json.putArray("blocked_claims"), denied.blockedClaims());
            }
            case ReleaseDecision.Manual manual -> {
                json.put("outcome", "manual");
                manual.route().ifPresent(route -> json.set("route", route(route)));
                manual.guideline().ifPresent(guideline -> json.put("guideline", guideline));
            }
        }
        return json;
    }

    private static ObjectNode request(RequestDecision decision) {
        ObjectNode json = reasons(decision.reasons());
        switch (decision) {
            case RequestDecision.Permitted permitted -> {
                json.put("outcome", "permitted")
                        .put("basis", permitted.basis().iri().compact())
                        .put("act", permitted.kind().name().toLowerCase(Locale.ROOT));
                permitted.warning().ifPresent(terms -> json.set("warning", text(terms.warning())));
                ArrayNode purpose = json.putArray("purpose");
                permitted.vocabulary().forEach(term -> purpose.add(term.compact()));
                json.set("afterwards", afterwards(permitted.after()));
            }
            case RequestDecision.Rejected rejected -> {
                json.put("outcome", "rejected").set("told_to_relying_party", text(rejected.sentence()));
                ArrayNode unneeded = json.putArray("unneeded");
                for (RequestedClaims claims : rejected.unneeded()) {
                    paths(unneeded.addObject().put("vct", claims.vct()).putArray("paths"), claims.paths());
                }
                ArrayNode instead = json.putArray("instead");
                for (LesserClaim lesser : rejected.instead()) {
                    ObjectNode one = instead.addObject().put("vct", lesser.vct());
                    one.set("refused", lesser.refused().toJson());
                    one.set("instead", lesser.instead().toJson());
                    one.set("why", text(lesser.why()));
                }
            }
        }
        return json;
    }

    private static ObjectNode disclosure(DisclosureDecision decision) {
        ObjectNode json = reasons(decision.reasons());
        json.set("told_to_person", text(decision.toldToPerson()));
        json.put("told_outside", decision.toldOutside().wireName());
        switch (decision) {
            case DisclosureDecision.AllowedOnce once -> {
                json.put("outcome", "allowed_once")
                        .put("basis", once.basis().iri().compact());
                json.set("afterwards", afterwards(once.after()));
            }
            case DisclosureDecision.Denied _ -> json.put("outcome", "denied");
        }
        return json;
    }

    private static ObjectNode reasons(Reasons reasons) {
        ObjectNode json = StrictJson.newObject().put("code", reasons.code());
        json.putObject("policy")
                .put("label", reasons.policyVersion().label())
                .put("hash", reasons.policyVersion().contentHash());
        ArrayNode rules = json.putArray("rules");
        reasons.ruleIds().forEach(rule -> rules.add(rule.toString()));
        ArrayNode citations = json.putArray("citations");
        for (Citation citation : reasons.citations()) {
            ObjectNode one =
                    citations.addObject().put("source", citation.source()).put("place", citation.place());
            citation.address().ifPresent(address -> one.put("address", address.toString()));
        }
        return json;
    }

    private static ObjectNode afterwards(AfterDisclosure after) {
        ObjectNode json = StrictJson.newObject()
                .put("choice", after.choice().wireName())
                .put("right", after.choice().right().compact());
        json.set("text", text(after.text()));
        return json;
    }

    private static ObjectNode route(Route route) {
        ObjectNode json = StrictJson.newObject();
        json.set("text", text(route.text()));
        route.address().ifPresent(address -> json.put("address", address.toString()));
        return json;
    }

    private static ObjectNode text(Text text) {
        return StrictJson.newObject().put("sv", text.sv()).put("en", text.en());
    }

    private static void paths(ArrayNode list, List<ClaimPath> paths) {
        paths.forEach(path -> list.add(path.toJson()));
    }
}
