package se.intyga.verifier.relyingparty;

/// A query a relying party registered under a name, so that a call need not carry the DCQL.
///
/// @param dcql the query's JSON text, as it will stand in the request object
public record RegisteredQuery(String name, String dcql) {
    public RegisteredQuery {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException("a query's name is lower-case letters, digits and dashes");
        }
    }
}
