package se.intyga.verifier.transaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import se.intyga.formats.encoding.HashAlgorithm;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.disclosure.ActKind;
import se.intyga.pages.Text;

/// Why the relying party may ask, as the policy had it when the transaction began: what the person is shown and the
/// record says.
///
/// @param act what the person's yes is: an approval, or a consent where consent is the ground
/// @param consent what a consent also has to say; present exactly when the act is a consent
public record StatedGround(
        String purpose,
        Text purposeText,
        LawfulBasis basis,
        List<String> provisions,
        Text recipientName,
        String organisationNumber,
        Text retention,
        ActKind act,
        Optional<ConsentText> consent,
        String policyVersion) {
    public StatedGround {
        provisions = List.copyOf(provisions);
        if ((act == ActKind.CONSENT) != consent.isPresent()) {
            throw new IllegalArgumentException("a consent has its text, and nothing else has one");
        }
    }

    /// Which consent text was shown, as a word for the record: its version, and the hash of everything the person read.
    public Optional<String> consentTextCode() {
        return consent.map(shown -> {
            ObjectNode text = StrictJson.newObject()
                    .put("recipient", recipientName.sv())
                    .put("purpose", purposeText.sv() + "\n" + purposeText.en())
                    .put("reason", shown.reason().sv() + "\n" + shown.reason().en())
                    .put(
                            "alternative",
                            shown.alternative().sv() + "\n"
                                    + shown.alternative().en())
                    .put("retention", retention.sv() + "\n" + retention.en());
            byte[] hash =
                    HashAlgorithm.SHA_256.digest(StrictJson.canonical(text).getBytes(StandardCharsets.UTF_8));
            return "consent-text:" + shown.version() + ":" + HexFormat.of().formatHex(hash);
        });
    }

    /// What is shown beside a request for consent (L14): its version, why consent, and what to do instead.
    public record ConsentText(String version, Text reason, Text alternative) {
        public ConsentText {
            if (!version.matches("[A-Za-z0-9._-]{1,64}")) {
                throw new IllegalArgumentException("a text version is 1 to 64 letters, digits and . _ -");
            }
        }
    }
}
