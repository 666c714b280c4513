package se.intyga.formats.dcql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.intyga.formats.CredentialFormat;
import se.intyga.formats.claims.ClaimPath;

/// Reads a query and refuses it at the first broken rule. Unknown members are ignored, as the specification demands.
final class ReadDcql {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");
    private static final int MAX_ENTRIES = 100;

    /// Leaves the reading from any depth; never leaves this class.
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final DcqlFault fault;
        private final String where;

        Broken(DcqlFault fault, String where) {
            super(fault.name(), null, false, false);
            this.fault = fault;
            this.where = where;
        }
    }

    private ReadDcql() {}

    static DcqlReading read(JsonNode wire) {
        try {
            return new DcqlReading.Read(query(wire));
        } catch (Broken broken) {
            return new DcqlReading.Refused(broken.fault, broken.where);
        }
    }

    private static DcqlQuery query(JsonNode wire) {
        if (!(wire instanceof ObjectNode object)) {
            throw new Broken(DcqlFault.NOT_AN_OBJECT, "");
        }
        var credentials = new ArrayList<CredentialQuery>();
        var ids = new HashSet<String>();
        JsonNode list = nonEmptyArray(object.get("credentials"), DcqlFault.NO_CREDENTIALS, "credentials");
        for (int i = 0; i < list.size(); i++) {
            String where = "credentials[" + i + "]";
            CredentialQuery credential = credential(list.get(i), where);
            if (!ids.add(credential.id())) {
                throw new Broken(DcqlFault.REPEATED_ID, where);
            }
            credentials.add(credential);
        }
        return new DcqlQuery(credentials, credentialSets(object.get("credential_sets"), ids), object.deepCopy());
    }

    private static CredentialQuery credential(JsonNode wire, String where) {
        if (!wire.isObject()) {
            throw new Broken(DcqlFault.NOT_AN_OBJECT, where);
        }
        String id = id(wire.path("id"), where);
        CredentialFormat format = Optional.ofNullable(wire.path("format").textValue())
                .flatMap(CredentialFormat::named)
                .orElseThrow(() -> new Broken(DcqlFault.UNKNOWN_FORMAT, where));
        List<ClaimsQuery> claims = ReadClaims.claims(wire.get("claims"), format, where);
        return new CredentialQuery(
                id,
                format,
                types(wire.get("meta"), format, where + ".meta"),
                flag(wire.get("multiple"), false, where + ".multiple"),
                flag(
                        wire.get("require_cryptographic_holder_binding"),
                        true,
                        where + ".require_cryptographic_holder_binding"),
                trustedAuthorities(wire.get("trusted_authorities"), where + ".trusted_authorities"),
                claims,
                ReadClaims.claimSets(wire.get("claim_sets"), claims, where));
    }

    private static List<List<String>> types(@Nullable JsonNode meta, CredentialFormat format, String where) {
        if (meta == null) {
            throw new Broken(DcqlFault.NO_META, where);
        }
        if (!meta.isObject()) {
            throw new Broken(DcqlFault.MALFORMED_META, where);
        }
        String member = switch (format) {
            case SD_JWT_VC -> "vct_values";
            case MSO_MDOC -> "doctype_value";
            case JWT_VC_JSON, LDP_VC -> "type_values";
        };
        for (String other : List.of("vct_values", "doctype_value", "type_values")) {
            if (!other.equals(member) && meta.has(other)) {
                throw new Broken(DcqlFault.META_OF_ANOTHER_FORMAT, where);
            }
        }
        JsonNode value = meta.get(member);
        if (value == null) {
            return List.of();
        }
        return switch (format) {
            case SD_JWT_VC ->
                texts(value, DcqlFault.MALFORMED_META, where).stream()
                        .map(List::of)
                        .toList();
            case MSO_MDOC -> {
                if (!value.isTextual() || value.textValue().isEmpty()) {
                    throw new Broken(DcqlFault.MALFORMED_META, where);
                }
                yield List.of(List.of(value.textValue()));
            }
            case JWT_VC_JSON, LDP_VC -> {
                var alternatives = new ArrayList<List<String>>();
                nonEmptyArray(value, DcqlFault.MALFORMED_META, where)
                        .forEach(types -> alternatives.add(texts(types, DcqlFault.MALFORMED_META, where)));
                yield alternatives;
            }
        };
    }

    private static List<TrustedAuthority> trustedAuthorities(@Nullable JsonNode wire, String where) {
        if (wire == null) {
            return List.of();
        }
        var authorities = new ArrayList<TrustedAuthority>();
        for (JsonNode authority : nonEmptyArray(wire, DcqlFault.MALFORMED_TRUSTED_AUTHORITIES, where)) {
            String type = authority.path("type").textValue();
            if (type == null) {
                throw new Broken(DcqlFault.MALFORMED_TRUSTED_AUTHORITIES, where);
            }
            authorities.add(new TrustedAuthority(
                    switch (type) {
                        case "aki" -> TrustedAuthority.Type.AKI;
                        case "etsi_tl" -> TrustedAuthority.Type.ETSI_TL;
                        case "openid_federation" -> TrustedAuthority.Type.OPENID_FEDERATION;
                        default -> TrustedAuthority.Type.UNKNOWN;
                    },
                    texts(authority.get("values"), DcqlFault.MALFORMED_TRUSTED_AUTHORITIES, where)));
        }
        return authorities;
    }

    private static List<CredentialSetQuery> credentialSets(@Nullable JsonNode wire, Set<String> ids) {
        if (wire == null) {
            return List.of();
        }
        var sets = new ArrayList<CredentialSetQuery>();
        for (JsonNode set : nonEmptyArray(wire, DcqlFault.MALFORMED_CREDENTIAL_SETS, "credential_sets")) {
            String where = "credential_sets[" + sets.size() + "]";
            var options = new ArrayList<List<String>>();
            for (JsonNode option : nonEmptyArray(set.get("options"), DcqlFault.MALFORMED_CREDENTIAL_SETS, where)) {
                List<String> named = texts(option, DcqlFault.MALFORMED_CREDENTIAL_SETS, where);
                if (!ids.containsAll(named)) {
                    throw new Broken(DcqlFault.UNKNOWN_CREDENTIAL_ID, where);
                }
                options.add(named);
            }
            sets.add(new CredentialSetQuery(options, flag(set.get("required"), true, where + ".required")));
        }
        return sets;
    }

    /// The part about claims, apart because it has its own rules.
    private static final class ReadClaims {
        static List<ClaimsQuery> claims(@Nullable JsonNode wire, CredentialFormat format, String credential) {
            if (wire == null) {
                return List.of();
            }
            var claims = new ArrayList<ClaimsQuery>();
            var paths = new HashSet<ClaimPath>();
            var ids = new HashSet<String>();
            for (JsonNode claim : nonEmptyArray(wire, DcqlFault.MALFORMED_CLAIMS, credential + ".claims")) {
                String where = credential + ".claims[" + claims.size() + "]";
                ClaimPath path = Optional.ofNullable(claim.get("path"))
                        .flatMap(ClaimPath::parse)
                        .filter(parsed -> format != CredentialFormat.MSO_MDOC || isElement(parsed))
                        .orElseThrow(() -> new Broken(DcqlFault.MALFORMED_PATH, where));
                if (!paths.add(path)) {
                    throw new Broken(DcqlFault.REPEATED_CLAIM, where);
                }
                Optional<String> id = claim.has("id") ? Optional.of(id(claim.get("id"), where)) : Optional.empty();
                if (id.isPresent() && !ids.add(id.get())) {
                    throw new Broken(DcqlFault.REPEATED_ID, where);
                }
                claims.add(new ClaimsQuery(id, path, values(claim.get("values"), where)));
            }
            return claims;
        }

        static List<List<String>> claimSets(@Nullable JsonNode wire, List<ClaimsQuery> claims, String credential) {
            if (wire == null) {
                return List.of();
            }
            String where = credential + ".claim_sets";
            if (claims.isEmpty()) {
                throw new Broken(DcqlFault.CLAIM_SETS_WITHOUT_CLAIMS, where);
            }
            var ids = new HashSet<String>();
            for (ClaimsQuery claim : claims) {
                ids.add(claim.id().orElseThrow(() -> new Broken(DcqlFault.CLAIM_WITHOUT_ID, where)));
            }
            var sets = new ArrayList<List<String>>();
            for (JsonNode set : nonEmptyArray(wire, DcqlFault.MALFORMED_CLAIM_SETS, where)) {
                List<String> named = texts(set, DcqlFault.MALFORMED_CLAIM_SETS, where);
                if (!ids.containsAll(named)) {
                    throw new Broken(DcqlFault.UNKNOWN_CLAIM_ID, where);
                }
                sets.add(named);
            }
            return sets;
        }

        private static List<JsonNode> values(@Nullable JsonNode wire, String where) {
            if (wire == null) {
                return List.of();
            }
            var values = new ArrayList<JsonNode>();
            for (JsonNode value : nonEmptyArray(wire, DcqlFault.MALFORMED_VALUES, where)) {
                if (!value.isTextual() && !value.isIntegralNumber() && !value.isBoolean()) {
                    throw new Broken(DcqlFault.MALFORMED_VALUES, where);
                }
                values.add(value);
            }
            return values;
        }

        /// On mdoc a path is a name space and an element.
        private static boolean isElement(ClaimPath path) {
            return path.segments().size() == 2 && path.segments().stream().allMatch(ClaimPath.Name.class::isInstance);
        }
    }

    private static String id(JsonNode wire, String where) {
        if (!wire.isTextual() || !ID.matcher(wire.textValue()).matches()) {
            throw new Broken(DcqlFault.MALFORMED_ID, where);
        }
        return wire.textValue();
    }

    private static boolean flag(@Nullable JsonNode wire, boolean absent, String where) {
        if (wire == null) {
            return absent;
        }
        if (!wire.isBoolean()) {
            throw new Broken(DcqlFault.MALFORMED_FLAG, where);
        }
        return wire.booleanValue();
    }

    private static List<String> texts(@Nullable JsonNode wire, DcqlFault fault, String where) {
        var texts = new ArrayList<String>();
        for (JsonNode element : nonEmptyArray(wire, fault, where)) {
            if (!element.isTextual() || element.textValue().isEmpty()) {
                throw new Broken(fault, where);
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    private static JsonNode nonEmptyArray(@Nullable JsonNode wire, DcqlFault fault, String where) {
        if (wire == null || !wire.isArray() || wire.isEmpty() || wire.size() > MAX_ENTRIES) {
            throw new Broken(fault, where);
        }
        return wire;
    }
}
