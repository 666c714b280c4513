package se.intyga.issuer.access;

import java.net.URI;
import java.util.List;
import se.intyga.issuer.agency.AgencyId;

/// How a request to a protected endpoint shows that it is allowed.
///
/// @param authorizations every value of the `Authorization` header
/// @param proofs         every value of the `DPoP` header
/// @param tokenInQuery   whether an `access_token` stands in the address, where none may be
public record AccessRequest(
        AgencyId agency,
        List<String> authorizations,
        List<String> proofs,
        String method,
        URI target,
        boolean tokenInQuery) {
    public AccessRequest {
        authorizations = List.copyOf(authorizations);
        proofs = List.copyOf(proofs);
    }

    @Override
    public String toString() {
        return "AccessRequest[" + method + " " + target + "]";
    }
}
