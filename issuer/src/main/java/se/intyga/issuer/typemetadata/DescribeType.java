package se.intyga.issuer.typemetadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.encoding.HashAlgorithm;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.configuration.ClaimDescription;
import se.intyga.issuer.configuration.ClaimKind;
import se.intyga.issuer.configuration.CredentialConfiguration;
import se.intyga.pages.Language;
import se.intyga.pages.Text;

/// The type metadata document of a kind of credential, byte for byte the same each time, so that its integrity can
/// stand
/// in credentials.
@Singleton
public final class DescribeType {
    /// The document as it is served.
    public String document(Agency agency, CredentialConfiguration configuration) {
        ObjectNode type = StrictJson.newObject();
        type.put("vct", configuration.vct(agency).toString());
        type.put("name", configuration.name().en());
        type.put("description", configuration.description().en());
        ArrayNode display = type.putArray("display");
        for (Language language : Language.values()) {
            ObjectNode shown = display.addObject();
            shown.put("locale", language.tag());
            shown.put("name", configuration.name().in(language));
            shown.put("description", configuration.description().in(language));
            shown.putObject("rendering")
                    .putObject("simple")
                    .put("background_color", configuration.backgroundColor())
                    .put("text_color", configuration.textColor());
        }
        ArrayNode claims = type.putArray("claims");
        for (ClaimDescription claim : configuration.claims()) {
            describe(claims.addObject(), claim.claimPath(), claim.label(), claim.mandatory());
            if (claim.kind() == ClaimKind.MUNICIPALITY_CODES) {
                ClaimPath elements = claim.claimPath().then(new ClaimPath.Each());
                describe(claims.addObject(), elements, claim.label(), false);
            }
        }
        return StrictJson.write(type);
    }

    /// For `vct#integrity`, as in subresource integrity: `sha256-` and base64.
    public String integrity(Agency agency, CredentialConfiguration configuration) {
        byte[] hash =
                HashAlgorithm.SHA_256.digest(document(agency, configuration).getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(hash);
    }

    private static void describe(ObjectNode claim, ClaimPath path, Text label, boolean mandatory) {
        claim.set("path", path.toJson());
        claim.put("mandatory", mandatory);
        claim.put("sd", "always");
        ArrayNode display = claim.putArray("display");
        for (Language language : Language.values()) {
            display.addObject().put("locale", language.tag()).put("label", label.in(language));
        }
    }
}
