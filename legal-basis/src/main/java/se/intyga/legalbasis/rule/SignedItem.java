package se.intyga.legalbasis.rule;

import java.util.Locale;

/// The five things that must be ensured before a document type is active (L36).
public enum SignedItem {
    /// Säkerhetsskydd.
    PROTECTIVE_SECURITY,
    /// Informationssäkerhet.
    INFORMATION_SECURITY,
    /// Offentlighet och sekretess.
    PUBLICITY_AND_SECRECY,
    /// Dataskydd.
    DATA_PROTECTION,
    /// Integritet.
    PRIVACY;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
