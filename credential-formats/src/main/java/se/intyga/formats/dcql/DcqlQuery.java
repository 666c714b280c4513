package se.intyga.formats.dcql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.intyga.formats.json.StrictJson;

/// A query for credentials (OpenID4VP 1.0, section 6), checked against every rule of the specification when it is read.
public final class DcqlQuery {
    private final List<CredentialQuery> credentials;
    private final List<CredentialSetQuery> credentialSets;
    private final ObjectNode wire;

    DcqlQuery(List<CredentialQuery> credentials, List<CredentialSetQuery> credentialSets, ObjectNode wire) {
        this.credentials = List.copyOf(credentials);
        this.credentialSets = List.copyOf(credentialSets);
        this.wire = wire;
    }

    public static DcqlReading parse(JsonNode wire) {
        return ReadDcql.read(wire);
    }

    public static DcqlReading parse(String json) {
        return StrictJson.value(json)
                .map(DcqlQuery::parse)
                .orElse(new DcqlReading.Refused(DcqlFault.NOT_AN_OBJECT, ""));
    }

    public List<CredentialQuery> credentials() {
        return credentials;
    }

    /// Which combinations of credentials answer the query; empty means all are needed.
    public List<CredentialSetQuery> credentialSets() {
        return credentialSets;
    }

    public Optional<CredentialQuery> credential(String id) {
        return credentials.stream().filter(query -> query.id().equals(id)).findFirst();
    }

    /// The query as it was read, unknown members included. A copy.
    public ObjectNode toJson() {
        return wire.deepCopy();
    }

    /// The wallet's side: which of the held credentials answer, and with which claims.
    public <C extends QueriedCredential> DcqlMatch<C> match(List<C> held) {
        return MatchDcql.match(this, held);
    }

    /// The verifier's side: whether what came, each already verified, answers what was asked. A credential that does
    /// not fit its query is dropped; then the sets decide.
    public <C extends QueriedCredential> DcqlVerdict<C> check(Map<String, List<C>> answers) {
        return CheckDcql.check(this, answers);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DcqlQuery query && query.wire.equals(wire);
    }

    @Override
    public int hashCode() {
        return wire.hashCode();
    }

    @Override
    public String toString() {
        return "DcqlQuery" + credentials.stream().map(CredentialQuery::id).toList();
    }
}
