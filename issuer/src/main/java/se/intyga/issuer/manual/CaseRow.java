package se.intyga.issuer.manual;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.intyga.eid.person.PersonHash;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.legalbasis.release.ReleaseCode;
import se.intyga.pages.Text;

/// One row of the table as the case it is.
final class CaseRow {
    private CaseRow() {}

    static ReleaseCase read(ResultSet row) throws SQLException {
        return new ReleaseCase(
                new CaseId(row.getString("case_id")),
                new AgencyId(row.getString("agency")),
                new PersonHash(row.getString("person_hash")),
                new ReleaseCase.Request(
                        row.getString("configuration_id"),
                        instant(row, "requested_at"),
                        row.getString("authentication"),
                        row.getString("correlation")),
                new ReleaseCase.Grounds(
                        words(row.getString("grounds")).stream()
                                .map(ReleaseCode::valueOf)
                                .collect(Collectors.toSet()),
                        words(row.getString("rule_ids")),
                        row.getString("policy_version"),
                        row.getString("guideline"),
                        row.getBoolean("four_eyes"),
                        text(row, "route")),
                instant(row, "created_at"),
                instant(row, "expires_at"),
                state(row));
    }

    private static CaseState state(ResultSet row) throws SQLException {
        Instant at = instant(row, "state_at");
        return switch (row.getString("state")) {
            case "waiting" -> new CaseState.Waiting();
            case "claimed" -> new CaseState.Claimed(handler(row), at);
            case "proposed" -> new CaseState.Proposed(verdict(row), handler(row), at);
            case "released" ->
                new CaseState.Released(verdict(row), handler(row), second(row), at, instant(row, "valid_until"));
            case "refused" -> new CaseState.Refused(verdict(row), handler(row), second(row), at);
            case "used" ->
                new CaseState.Used(verdict(row), instant(row, "decided_at"), instant(row, "valid_until"), at);
            case "expired" -> new CaseState.Expired(at);
            case "withdrawn" -> new CaseState.Withdrawn(at);
            default -> throw new IllegalStateException("a case is in no known state");
        };
    }

    private static Verdict verdict(ResultSet row) throws SQLException {
        return new Verdict(
                Verdict.Outcome.valueOf(row.getString("outcome")),
                CaseReason.valueOf(row.getString("reason")),
                text(row, "note"));
    }

    private static Handler handler(ResultSet row) throws SQLException {
        return new Handler(row.getString("handler"), row.getString("handler_unit"));
    }

    private static Optional<Handler> second(ResultSet row) throws SQLException {
        String staff = row.getString("confirmed_by");
        return staff == null ? Optional.empty() : Optional.of(new Handler(staff, row.getString("confirmed_unit")));
    }

    private static Optional<Text> text(ResultSet row, String name) throws SQLException {
        String sv = row.getString(name + "_sv");
        return sv == null ? Optional.empty() : Optional.of(new Text(sv, row.getString(name + "_en")));
    }

    private static Instant instant(ResultSet row, String name) throws SQLException {
        return requireNonNull(row.getObject(name, OffsetDateTime.class)).toInstant();
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1));
    }

    static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    static @Nullable String sv(Optional<Text> text) {
        return text.map(Text::sv).orElse(null);
    }

    static @Nullable String en(Optional<Text> text) {
        return text.map(Text::en).orElse(null);
    }
}
