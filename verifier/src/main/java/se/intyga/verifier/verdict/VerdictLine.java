package se.intyga.verifier.verdict;

import java.time.Instant;
import java.util.Optional;
import se.intyga.pages.Text;

/// What one check came to, as a stable code and a sentence. Holds no claim value.
///
/// @param credential the id of the credential query the line is about; empty for a line about the whole answer
/// @param asOf the time of the evidence: when a status list was signed
public record VerdictLine(
        Check check,
        Finding finding,
        Optional<String> credential,
        VerdictCode code,
        Text sentence,
        Optional<Instant> asOf) {
    public static VerdictLine of(String credential, Check check, Finding finding, VerdictCode code) {
        return new VerdictLine(check, finding, Optional.of(credential), code, code.sentence(), Optional.empty());
    }

    public static VerdictLine ofAll(Check check, Finding finding, VerdictCode code) {
        return new VerdictLine(check, finding, Optional.empty(), code, code.sentence(), Optional.empty());
    }

    public VerdictLine asOf(Instant evidence) {
        return new VerdictLine(check, finding, credential, code, sentence, Optional.of(evidence));
    }

    public VerdictLine saying(Text more) {
        return new VerdictLine(check, finding, credential, code, more, asOf);
    }

    /// The same line with a code of the decision tables behind the sentence.
    public VerdictLine because(String reasonCode) {
        return saying(new Text(sentence.sv() + " (" + reasonCode + ")", sentence.en() + " (" + reasonCode + ")"));
    }
}
