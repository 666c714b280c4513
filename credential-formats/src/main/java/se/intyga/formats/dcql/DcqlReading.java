package se.intyga.formats.dcql;

/// What became of a query that was read.
public sealed interface DcqlReading {
    record Read(DcqlQuery query) implements DcqlReading {}

    /// `where` names the place in the query, for example `credentials[0].claims[2]`.
    record Refused(DcqlFault fault, String where) implements DcqlReading {}
}
