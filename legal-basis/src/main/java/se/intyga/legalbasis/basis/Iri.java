package se.intyga.legalbasis.basis;

import java.net.URI;

/// A term of the W3C Data Privacy Vocabulary (DPV 2), so that receipts say the same in every system. `compact` is what
/// people read (`eu-gdpr:A6-1-e`), `full` what machines compare.
public record Iri(String compact, URI full) {
    private static final String DPV = "https://w3id.org/dpv#";
    private static final String GDPR = "https://w3id.org/dpv/legal/eu/gdpr#";

    /// A term of the core vocabulary, for example `DataController`.
    public static Iri dpv(String term) {
        return new Iri("dpv:" + term, URI.create(DPV + term));
    }

    /// A term of the vocabulary of the General Data Protection Regulation, for example `A6-1-e`.
    public static Iri gdpr(String term) {
        return new Iri("eu-gdpr:" + term, URI.create(GDPR + term));
    }

    @Override
    public String toString() {
        return compact;
    }
}
