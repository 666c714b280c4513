package se.intyga.eid.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import se.intyga.eid.person.PersonalNumber;

/// The body of a start, checked as strictly as BankID documents it: known members only, each of its kind.
final class OrderRequest {
    private static final int MAX_SIGN_DATA = 40_000;
    private static final int MAX_INTENT = 1_500;
    private static final int MAX_HIDDEN_DATA = 200_000;

    private static final Map<String, Predicate<JsonNode>> COMMON = Map.of(
            "userVisibleDataFormat",
            oneOf("plaintext", "simpleMarkdownV1"),
            "userNonVisibleData",
            base64(MAX_HIDDEN_DATA),
            "requirement",
            OrderRequest::requirement);
    private static final Map<String, Predicate<JsonNode>> HERE = Map.of(
            "endUserIp",
            OrderRequest::address,
            "returnUrl",
            OrderRequest::url,
            "returnRisk",
            JsonNode::isBoolean,
            "app",
            object("appIdentifier", "deviceOS", "deviceModelName", "deviceIdentifier"),
            "web",
            object("deviceIdentifier", "referringDomain", "userAgent"));
    private static final Map<String, Predicate<JsonNode>> BY_PHONE =
            Map.of("personalNumber", OrderRequest::testNumber, "callInitiator", oneOf("user", "RP"));
    private static final Map<String, Predicate<JsonNode>> REQUIREMENT = Map.of(
            "pinCode",
            JsonNode::isBoolean,
            "mrtd",
            JsonNode::isBoolean,
            "cardReader",
            oneOf("class1", "class2"),
            "certificatePolicies",
            OrderRequest::policies,
            "personalNumber",
            OrderRequest::testNumber,
            "risk",
            oneOf("low", "moderate"));

    private OrderRequest() {}

    /// What is wrong with the body of a start at this path, or empty.
    static Optional<String> fault(String path, ObjectNode body) {
        boolean phone = path.startsWith("/phone/");
        boolean sign = path.endsWith("/sign");
        Map<String, Predicate<JsonNode>> own = phone ? BY_PHONE : HERE;
        Predicate<JsonNode> visible = base64(sign ? MAX_SIGN_DATA : MAX_INTENT);
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            String name = member.getKey();
            Predicate<JsonNode> rule = name.equals("userVisibleData")
                    ? visible
                    : COMMON.getOrDefault(name, own.getOrDefault(name, _ -> false));
            if (!rule.test(member.getValue())) {
                return Optional.of("Invalid parameter: " + (name.length() > 40 ? "unknown" : name));
            }
        }
        if (body.has("app") && body.has("web")) {
            return Optional.of("Invalid parameter: both app and web");
        }
        if (body.has("userVisibleDataFormat") && !body.has("userVisibleData")) {
            return Optional.of("Invalid parameter: userVisibleDataFormat without userVisibleData");
        }
        Set<String> required = phone ? Set.of("personalNumber", "callInitiator") : Set.of("endUserIp");
        return required.stream()
                .filter(name -> !body.has(name))
                .findFirst()
                .or(() -> sign && !body.has("userVisibleData") ? Optional.of("userVisibleData") : Optional.empty())
                .map(name -> "No such parameter: " + name);
    }

    /// The number that alone may finish the order, if the start names one.
    static Optional<PersonalNumber> requiredNumber(ObjectNode body) {
        String named = body.path("requirement")
                .path("personalNumber")
                .asText(body.path("personalNumber").asText(""));
        return PersonalNumber.parse(named);
    }

    private static boolean filled(JsonNode node) {
        return node.isTextual() && !node.textValue().isBlank();
    }

    private static boolean requirement(JsonNode node) {
        return node.isObject()
                && node.properties().stream()
                        .allMatch(member -> REQUIREMENT
                                .getOrDefault(member.getKey(), _ -> false)
                                .test(member.getValue()));
    }

    private static boolean policies(JsonNode node) {
        if (!node.isArray() || node.isEmpty()) {
            return false;
        }
        for (JsonNode policy : node) {
            if (!policy.isTextual() || !policy.textValue().matches("\\d+(\\.(\\d+|\\*))+")) {
                return false;
            }
        }
        return true;
    }

    private static boolean testNumber(JsonNode node) {
        return node.isTextual()
                && PersonalNumber.parse(node.textValue())
                        .filter(TestPerson::testNumber)
                        .isPresent();
    }

    /// An IP address by its form; nothing is looked up.
    private static boolean address(JsonNode node) {
        String text = node.isTextual() ? node.textValue() : "";
        boolean four = text.matches("(\\d{1,3}\\.){3}\\d{1,3}")
                && Arrays.stream(text.split("\\.")).allMatch(part -> Integer.parseInt(part) < 256);
        boolean six = text.length() <= 60 && text.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.%a-z0-9]*");
        return four || six;
    }

    private static boolean url(JsonNode node) {
        try {
            return node.isTextual() && new URI(node.textValue()).isAbsolute();
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static Predicate<JsonNode> oneOf(String... words) {
        Set<String> known = Set.of(words);
        return node -> node.isTextual() && known.contains(node.textValue());
    }

    private static Predicate<JsonNode> object(String... members) {
        Set<String> known = Set.of(members);
        return node -> node.isObject()
                && node.properties().stream()
                        .allMatch(member -> known.contains(member.getKey()) && filled(member.getValue()));
    }

    private static Predicate<JsonNode> base64(int maxLength) {
        return node -> {
            if (!node.isTextual()
                    || node.textValue().isEmpty()
                    || node.textValue().length() > maxLength) {
                return false;
            }
            try {
                return Base64.getDecoder().decode(node.textValue()).length > 0;
            } catch (IllegalArgumentException _) {
                return false;
            }
        };
    }
}
