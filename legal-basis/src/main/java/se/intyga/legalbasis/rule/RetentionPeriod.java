package se.intyga.legalbasis.rule;

import java.time.Period;
import java.util.Optional;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.pages.Text;

/// How long the house keeps records of one kind, and what happens then (L33, R148). The law behind the period is cited;
/// the engine has none of its own.
///
/// @param agency whose records; empty for everybody's without an entry of their own
public record RetentionPeriod(
        RecordType recordType,
        Optional<String> agency,
        Period period,
        Disposal then,
        Citation citation,
        Text text,
        Validity validity) {
    /// What happens when the time is over.
    public enum Disposal {
        DELETE,
        ARCHIVE
    }
}
