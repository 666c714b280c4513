package se.intyga.formats.sdjwt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.encoding.HashAlgorithm;
import se.intyga.formats.json.StrictJson;

/// Walks a payload and puts each disclosure where its digest stands (RFC 9901, section 7.1, step 3 on).
/// One walk, one use.
final class UnpackDisclosures {
    /// Leaves the walk from any depth; never leaves this class.
    private static final class BrokenPackage extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final SdJwtRejection reason;

        BrokenPackage(SdJwtRejection reason) {
            super(reason.name(), null, false, false);
            this.reason = reason;
        }
    }

    private final Map<String, Disclosure> byDigest = new HashMap<>();
    private final Set<String> seenDigests = new HashSet<>();
    private final List<Unpacking.Placed> placed = new ArrayList<>();

    private UnpackDisclosures() {}

    static Unpacking unpack(ObjectNode payload, List<String> encodedDisclosures) {
        try {
            return new UnpackDisclosures().walk(payload, encodedDisclosures);
        } catch (BrokenPackage broken) {
            return new Unpacking.Broken(broken.reason);
        }
    }

    /// The hash of this payload, SHA-256 unless it says otherwise.
    static Optional<HashAlgorithm> hashOf(JsonNode payload) {
        JsonNode named = payload.get("_sd_alg");
        if (named == null) {
            return Optional.of(HashAlgorithm.SHA_256);
        }
        return named.isTextual() ? HashAlgorithm.named(named.textValue()) : Optional.empty();
    }

    private Unpacking walk(ObjectNode payload, List<String> encodedDisclosures) {
        HashAlgorithm hash =
                hashOf(payload).orElseThrow(() -> new BrokenPackage(SdJwtRejection.UNKNOWN_HASH_ALGORITHM));
        for (String encoded : encodedDisclosures) {
            Disclosure disclosure =
                    Disclosure.parse(encoded).orElseThrow(() -> new BrokenPackage(SdJwtRejection.MALFORMED_DISCLOSURE));
            if (byDigest.put(disclosure.digest(hash), disclosure) != null) {
                throw new BrokenPackage(SdJwtRejection.REPEATED_DISCLOSURE);
            }
        }
        ObjectNode top = payload.deepCopy();
        top.remove("_sd_alg");
        ObjectNode claims = object(top, List.of());
        if (placed.size() != byDigest.size()) {
            throw new BrokenPackage(SdJwtRejection.UNREFERENCED_DISCLOSURE);
        }
        return new Unpacking.Unpacked(claims, List.copyOf(placed));
    }

    private JsonNode value(JsonNode value, List<ClaimPath.Segment> at) {
        if (at.size() > StrictJson.MAX_DEPTH) {
            throw new BrokenPackage(SdJwtRejection.TOO_DEEP);
        }
        return switch (value) {
            case ObjectNode object -> object(object, at);
            case ArrayNode array -> array(array, at);
            default -> value;
        };
    }

    private ObjectNode object(ObjectNode packed, List<ClaimPath.Segment> at) {
        if (packed.has("...")) {
            throw new BrokenPackage(SdJwtRejection.MISPLACED_DIGEST);
        }
        ObjectNode open = StrictJson.newObject();
        packed.properties().forEach(member -> {
            if (!member.getKey().equals("_sd")) {
                open.set(member.getKey(), value(member.getValue(), then(at, new ClaimPath.Name(member.getKey()))));
            }
        });
        JsonNode digests = packed.get("_sd");
        if (digests == null) {
            return open;
        }
        if (!digests.isArray()) {
            throw new BrokenPackage(SdJwtRejection.MISPLACED_DIGEST);
        }
        for (JsonNode digest : digests) {
            Disclosure disclosure = referenced(digest);
            if (disclosure == null) {
                continue;
            }
            String name =
                    disclosure.name().orElseThrow(() -> new BrokenPackage(SdJwtRejection.DISCLOSURE_OF_ANOTHER_KIND));
            if (open.has(name)) {
                throw new BrokenPackage(SdJwtRejection.CLAIM_ALREADY_THERE);
            }
            if (at.isEmpty() && name.equals("_sd_alg")) {
                throw new BrokenPackage(SdJwtRejection.FRAME_CLAIM_DISCLOSED);
            }
            List<ClaimPath.Segment> here = then(at, new ClaimPath.Name(name));
            placed.add(new Unpacking.Placed(disclosure, new ClaimPath(here)));
            open.set(name, value(disclosure.value(), here));
        }
        return open;
    }

    private ArrayNode array(ArrayNode packed, List<ClaimPath.Segment> at) {
        ArrayNode open = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : packed) {
            List<ClaimPath.Segment> here = then(at, new ClaimPath.Index(open.size()));
            JsonNode digest = element.get("...");
            if (!element.isObject() || digest == null) {
                open.add(value(element, here));
                continue;
            }
            if (element.size() != 1) {
                throw new BrokenPackage(SdJwtRejection.MISPLACED_DIGEST);
            }
            Disclosure disclosure = referenced(digest);
            if (disclosure == null) {
                continue;
            }
            if (disclosure.name().isPresent()) {
                throw new BrokenPackage(SdJwtRejection.DISCLOSURE_OF_ANOTHER_KIND);
            }
            placed.add(new Unpacking.Placed(disclosure, new ClaimPath(here)));
            open.add(value(disclosure.value(), here));
        }
        return open;
    }

    /// The disclosure of that digest, or null for a claim that stays hidden (or a decoy).
    private @Nullable Disclosure referenced(JsonNode digest) {
        if (!digest.isTextual() || Base64Url.decode(digest.textValue()).isEmpty()) {
            throw new BrokenPackage(SdJwtRejection.MISPLACED_DIGEST);
        }
        if (!seenDigests.add(digest.textValue())) {
            throw new BrokenPackage(SdJwtRejection.REPEATED_DIGEST);
        }
        return byDigest.get(digest.textValue());
    }

    private static List<ClaimPath.Segment> then(List<ClaimPath.Segment> at, ClaimPath.Segment next) {
        return Stream.concat(at.stream(), Stream.of(next)).toList();
    }
}
