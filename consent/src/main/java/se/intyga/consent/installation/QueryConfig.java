package se.intyga.consent.installation;

/// What app settles for queries by other installations.
///
/// @param mostQueriesAMinute of one asker; more is not what logged-in persons do
public record QueryConfig(int mostQueriesAMinute) {
    public static final QueryConfig DEFAULT = new QueryConfig(600);

    public QueryConfig {
        if (mostQueriesAMinute < 1) {
            throw new IllegalArgumentException("an asker may ask at least once a minute");
        }
    }
}
