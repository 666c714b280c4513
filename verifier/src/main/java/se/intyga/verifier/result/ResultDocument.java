package se.intyga.verifier.result;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.json.StrictJson;
import se.intyga.verifier.transaction.PresentationRequest;
import se.intyga.verifier.transaction.RecordTransaction;
import se.intyga.verifier.verdict.Verdict;
import se.intyga.verifier.verdict.VerdictLine;
import se.intyga.verifier.verdict.VerifiedPresentation;

/// The result as the relying party reads it: the verdict, the claims, the ground they were given on, where the
/// disclosure is recorded, and its half of the receipt.
public final class ResultDocument {
    private ResultDocument() {}

    /// Where the disclosure is recorded, and the relying party's half of the receipt.
    ///
    /// @param receipt the compact JWT; no claim value is in it
    public record Recorded(RecordTransaction.Disclosed disclosed, String receipt) {
        @Override
        public String toString() {
            return "Recorded[hidden]";
        }
    }

    public static ObjectNode of(
            PresentationRequest request,
            Verdict verdict,
            List<VerifiedPresentation> presentations,
            Recorded recorded,
            Instant at) {
        ObjectNode json = StrictJson.newObject()
                .put("id", request.id().value())
                .put("state", "verified")
                .put("verified_at", at.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("purpose", request.ground().purpose())
                .put("legal_basis", request.ground().basis().wireName())
                .put("act", request.ground().act().name().toLowerCase(Locale.ROOT))
                .put("verdict_code", verdict.code().name());
        ArrayNode lines = json.putArray("verdict");
        verdict.lines().forEach(line -> lines.add(line(line)));
        ArrayNode credentials = json.putArray("credentials");
        presentations.forEach(presentation -> credentials.add(credential(presentation)));
        RecordTransaction.Disclosed disclosed = recorded.disclosed();
        ObjectNode record = json.putObject("record")
                .put("ledger", disclosed.entry().ledger().value())
                .put("index", disclosed.entry().index())
                .put("leaf_hash", disclosed.entry().leafHash().hex())
                .put("receipt", recorded.receipt());
        ArrayNode salts = record.putArray("salts");
        List<ClaimPath> paths = presentations.stream()
                .flatMap(presentation -> presentation.shown().stream())
                .map(VerifiedPresentation.ShownClaim::path)
                .toList();
        for (int i = 0; i < paths.size(); i++) {
            salts.addObject()
                    .put("salt", Base64Url.encode(disclosed.salts().get(i).bytes()))
                    .set("path", paths.get(i).toJson());
        }
        return json;
    }

    private static ObjectNode credential(VerifiedPresentation presentation) {
        ObjectNode json = StrictJson.newObject()
                .put("query_id", presentation.queryId())
                .put("vct", presentation.credentialType())
                .put("issuer", presentation.issuer());
        json.set("claims", presentation.claims());
        return json;
    }

    private static ObjectNode line(VerdictLine line) {
        ObjectNode json = StrictJson.newObject()
                .put("check", line.check().wireName())
                .put("finding", line.finding().wireName());
        line.credential().ifPresent(credential -> json.put("credential", credential));
        json.put("code", line.code().name())
                .put("sv", line.sentence().sv())
                .put("en", line.sentence().en());
        line.asOf()
                .ifPresent(asOf ->
                        json.put("as_of", asOf.truncatedTo(ChronoUnit.SECONDS).toString()));
        return json;
    }
}
