package se.intyga.issuer.proof;

import java.util.Optional;
import se.intyga.issuer.agency.Agency;

/// What the proofs of one request are checked against.
///
/// @param clientId the wallet of the access token; empty for anonymous pre-authorized access
/// @param mostKeys how many credentials one request may ask for
public record ProofContext(Agency agency, Optional<String> clientId, int mostKeys) {}
