package se.intyga.consent.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;

/// Rows of a table of this room that carry the day they are reckoned from. Table, key and column are words of the
/// program.
record DatedRows(String table, String key, String day, String further) {
    int overdue(Handle handle, Instant before, int limit) {
        return handle.createQuery("SELECT count(*) FROM (SELECT 1 FROM " + table + " WHERE " + condition()
                        + " LIMIT :limit) AS old")
                .bind("before", day(before))
                .bind("limit", limit)
                .mapTo(Integer.class)
                .one();
    }

    int delete(Handle handle, Instant before, int limit) {
        return handle.createUpdate("DELETE FROM " + table + " WHERE (" + key + ") IN (SELECT " + key + " FROM " + table
                        + " WHERE " + condition() + " LIMIT :limit)")
                .bind("before", day(before))
                .bind("limit", limit)
                .execute();
    }

    private String condition() {
        return day + " < :before" + (further.isEmpty() ? "" : " AND " + further);
    }

    private static LocalDate day(Instant before) {
        return before.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
