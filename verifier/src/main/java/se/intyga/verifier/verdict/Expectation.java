package se.intyga.verifier.verdict;

import se.intyga.formats.dcql.DcqlQuery;

/// What an answer must be an answer to.
///
/// @param audience the client identifier, prefix included
public record Expectation(String audience, String nonce, DcqlQuery query) {
    @Override
    public String toString() {
        return "Expectation[" + audience + "]";
    }
}
