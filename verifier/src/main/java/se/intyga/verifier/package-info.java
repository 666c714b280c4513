/// The relying party's door: OpenID4VP 1.0, transactions, verdicts (act B). A *transaction* here is one verification
/// from request to result, not a database transaction.
@NullMarked
package se.intyga.verifier;

import org.jspecify.annotations.NullMarked;
