package se.intyga.verifier.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import se.intyga.formats.claims.ClaimPath;

record CheckedPresentation(String queryId, String credentialType, String issuer, ObjectNode claims)
        implements VerifiedPresentation {
    /// What the credential says about itself rather than about the person.
    private static final Set<String> FRAME =
            Set.of("iss", "iat", "nbf", "exp", "cnf", "vct", "vct#integrity", "aka_vcts", "status", "_sd_alg", "jti");

    CheckedPresentation {
        claims = claims.deepCopy();
        claims.remove(FRAME);
    }

    @Override
    public ObjectNode claims() {
        return claims.deepCopy();
    }

    @Override
    public List<ShownClaim> shown() {
        List<ShownClaim> shown = new ArrayList<>();
        claims.properties().forEach(member -> leaves(ClaimPath.of(member.getKey()), member.getValue(), shown));
        return List.copyOf(shown);
    }

    private static void leaves(ClaimPath at, JsonNode value, List<ShownClaim> shown) {
        if (value.isObject() && !value.isEmpty()) {
            value.properties()
                    .forEach(member -> leaves(at.then(new ClaimPath.Name(member.getKey())), member.getValue(), shown));
        } else if (value.isArray() && !value.isEmpty()) {
            for (int i = 0; i < value.size(); i++) {
                leaves(at.then(new ClaimPath.Index(i)), value.get(i), shown);
            }
        } else {
            shown.add(new ShownClaim(at, value));
        }
    }

    @Override
    public String toString() {
        return "CheckedPresentation[" + queryId + "]";
    }
}
