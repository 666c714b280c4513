package se.intyga.consent.retention;

import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import se.intyga.legalbasis.archive.DecisionArchive;
import se.intyga.legalbasis.rule.RecordType;

/// The kept decisions of the rules, reckoned from the end of their month.
@Singleton
final class DecisionKeeper implements RecordKeeper {
    private final DecisionArchive archive;

    DecisionKeeper(DecisionArchive archive) {
        this.archive = archive;
    }

    @Override
    public RecordType type() {
        return RecordType.DECISION;
    }

    @Override
    public String name() {
        return "decision";
    }

    @Override
    public List<String> tables() {
        return List.of("legal_basis.decision");
    }

    @Override
    public int overdue(Handle handle, Old old, int limit) {
        return archive.overdue(handle, old.whose(), month(old), limit);
    }

    @Override
    public int dispose(Handle handle, Old old, int limit) {
        return archive.dispose(handle, old.whose(), month(old), limit);
    }

    private static YearMonth month(Old old) {
        return YearMonth.from(old.before().atOffset(ZoneOffset.UTC));
    }
}
