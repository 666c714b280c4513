package se.intyga.issuer.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import se.intyga.formats.json.JsonReading;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.configuration.ClaimDescription;
import se.intyga.issuer.configuration.ClaimOrigin;
import se.intyga.issuer.configuration.CredentialConfiguration;
import se.intyga.issuer.source.FetchOutcome.Fetched;
import se.intyga.issuer.source.FetchOutcome.NoRecord;
import se.intyga.issuer.source.FetchOutcome.Unavailable;
import se.intyga.legalbasis.rule.Secrecy;

/// Checks a source's answer against the configuration's claims and code lists before anything is done with it (R73):
/// a credential is not better than the data in it. Strict both ways: what is missing and what is unknown is refused.
final class ReadAnswer {
    private static final Set<String> MEMBERS =
            Set.of("record", "protectedIdentity", "secrecy", "retrievedAt", "claims");
    private static final Duration STALE = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofMinutes(1);

    /// What becomes of claims that come along although the identity is protected or secrecy may apply.
    enum Restricted {
        DROPPED,
        KEPT
    }

    private ReadAnswer() {}

    static FetchOutcome read(
            byte[] body,
            int maxBytes,
            Agency agency,
            CredentialConfiguration configuration,
            Instant now,
            Restricted restricted) {
        if (!(StrictJson.read(body, maxBytes) instanceof JsonReading.Read(ObjectNode answer))) {
            return new Unavailable("NOT_JSON");
        }
        for (String name : names(answer)) {
            if (!MEMBERS.contains(name)) {
                return new Unavailable("UNKNOWN_MEMBER");
            }
        }
        return switch (answer.path("record").asText()) {
            case "none" -> new NoRecord(false);
            case "ended" -> new NoRecord(true);
            case "current" -> current(answer, agency, configuration, now, restricted);
            default -> new Unavailable("RECORD_UNKNOWN");
        };
    }

    private static FetchOutcome current(
            ObjectNode answer,
            Agency agency,
            CredentialConfiguration configuration,
            Instant now,
            Restricted restricted) {
        Optional<Instant> retrieved = instant(answer.path("retrievedAt"));
        if (retrieved.isEmpty()
                || retrieved.get().isBefore(now.minus(STALE))
                || retrieved.get().isAfter(now.plus(SKEW))) {
            return new Unavailable("NOT_CURRENT");
        }
        Optional<Secrecy> secrecy = secrecy(answer.path("secrecy"));
        if (!answer.path("protectedIdentity").isBoolean() || secrecy.isEmpty()) {
            return new Unavailable("FLAGS_MISSING");
        }
        boolean isProtected = answer.path("protectedIdentity").booleanValue();
        boolean sensitive = isProtected || secrecy.get() != Secrecy.NONE;
        if (sensitive
                && (restricted == Restricted.DROPPED || answer.path("claims").isMissingNode())) {
            return new Fetched(StrictJson.newObject(), retrieved.get(), isProtected, secrecy.get());
        }
        if (!(answer.path("claims") instanceof ObjectNode claims)) {
            return new Unavailable("CLAIMS_MISSING");
        }
        return switch (checked(claims, retrieved.get(), agency, configuration)) {
            case Fetched fetched -> new Fetched(fetched.claims(), fetched.retrievedAt(), isProtected, secrecy.get());
            case NoRecord none -> none;
            case Unavailable unusable -> unusable;
        };
    }

    private static FetchOutcome checked(
            ObjectNode sent, Instant retrieved, Agency agency, CredentialConfiguration configuration) {
        ObjectNode claims = StrictJson.newObject();
        Set<String> unknown = new TreeSet<>(leafNames(sent, ""));
        for (ClaimDescription claim : configuration.claims()) {
            if (claim.origin() == ClaimOrigin.SOURCE) {
                unknown.removeIf(name -> name.equals(claim.name()));
            }
            Optional<JsonNode> value = value(claim, sent, retrieved, agency);
            if (value.isEmpty() && claim.mandatory()) {
                return new Unavailable("CLAIM_MISSING " + claim.name());
            }
            if (value.isPresent()) {
                if (!claim.kind().fits(value.get())) {
                    return new Unavailable("CLAIM_INVALID " + claim.name());
                }
                put(claims, claim.path(), value.get());
            }
        }
        return unknown.isEmpty()
                ? new Fetched(claims, retrieved, false, Secrecy.NONE)
                : new Unavailable("CLAIM_UNKNOWN");
    }

    private static Optional<JsonNode> value(ClaimDescription claim, ObjectNode sent, Instant retrieved, Agency agency) {
        return switch (claim.origin()) {
            case SOURCE -> at(sent, claim.path());
            case RETRIEVED_AT ->
                Optional.of(TextNode.valueOf(
                        retrieved.truncatedTo(ChronoUnit.MINUTES).toString()));
            case AGENCY_NAME -> Optional.of(TextNode.valueOf(agency.name().sv()));
            case AGENCY_ORGANISATION_NUMBER -> Optional.of(TextNode.valueOf(agency.organisationNumber()));
        };
    }

    private static Optional<JsonNode> at(ObjectNode object, List<String> path) {
        JsonNode node = object;
        for (String name : path) {
            node = node.path(name);
        }
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    private static void put(ObjectNode object, List<String> path, JsonNode value) {
        ObjectNode parent = object;
        for (String name : path.subList(0, path.size() - 1)) {
            parent = parent.withObjectProperty(name);
        }
        parent.set(path.getLast(), value);
    }

    private static Set<String> leafNames(ObjectNode object, String prefix) {
        Set<String> leaves = new TreeSet<>();
        object.properties().forEach(member -> {
            if (member.getValue() instanceof ObjectNode inner) {
                leaves.addAll(leafNames(inner, prefix + member.getKey() + "."));
            } else {
                leaves.add(prefix + member.getKey());
            }
        });
        return leaves;
    }

    private static Set<String> names(ObjectNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Optional<Secrecy> secrecy(JsonNode value) {
        for (Secrecy secrecy : Secrecy.values()) {
            if (secrecy.name().toLowerCase(Locale.ROOT).equals(value.textValue())) {
                return Optional.of(secrecy);
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> instant(JsonNode value) {
        try {
            return value.isTextual() ? Optional.of(Instant.parse(value.textValue())) : Optional.empty();
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }
}
