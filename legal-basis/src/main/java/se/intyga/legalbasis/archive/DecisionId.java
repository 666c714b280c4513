package se.intyga.legalbasis.archive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import se.intyga.legalbasis.decision.DecisionRecord;

/// Names a decision by its content: the SHA-256 of its canonical JSON, in lower-case hexadecimal. A ledger entry
/// that names it commits to the facts, the policy and the answer.
public record DecisionId(String digest) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public DecisionId {
        if (!FORM.matcher(digest).matches()) {
            throw new IllegalArgumentException("a decision is named by 64 hexadecimal digits");
        }
    }

    public static DecisionId of(DecisionRecord record) {
        return ofJson(record.toJson());
    }

    static DecisionId ofJson(String json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return new DecisionId(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    static DecisionId of(byte[] bytes) {
        return new DecisionId(HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(digest);
    }

    @Override
    public String toString() {
        return digest;
    }
}
