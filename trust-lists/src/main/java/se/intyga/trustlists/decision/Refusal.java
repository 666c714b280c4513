package se.intyga.trustlists.decision;

/// Why a chain is not trusted, in a word and a sentence that an integrator can act on.
enum Refusal {
    CHAIN_MISSING("No certificates came along. Send them in x5c, leaf first."),
    CHAIN_TOO_LONG("The chain has more certificates than anybody needs."),
    CHAIN_BROKEN("Each certificate must be issued by the next one, leaf first."),
    ANCHOR_IN_CHAIN("The chain holds a root certificate. Leave the root out."),
    LEAF_SELF_SIGNED("The first certificate signed itself. Have it issued by an authority."),
    LEAF_IS_AUTHORITY("The first certificate is a certificate authority's. Sign with an end certificate."),
    LEAF_KEY_USAGE("The first certificate does not allow digital signatures (key usage)."),
    KEY_NOT_ALLOWED("A certificate has a key or signature of a kind that is not accepted here."),
    CERTIFICATE_EXPIRED("A certificate of the chain has expired."),
    CERTIFICATE_NOT_YET_VALID("A certificate of the chain is not valid yet."),
    NO_ANCHORS("Nobody is trusted in this role. The operator adds anchors to the trust folder."),
    NOT_FOR_TYPE("The issuer is trusted, but not for this type of credential."),
    ANCHOR_EXPIRED("The trust anchor behind this chain has expired."),
    NO_PATH("No trusted authority stands behind these certificates.");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    TrustDecision.NotTrusted decision() {
        return new TrustDecision.NotTrusted(name(), sentence);
    }
}
