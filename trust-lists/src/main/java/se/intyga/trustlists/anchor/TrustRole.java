package se.intyga.trustlists.anchor;

/// What somebody is trusted as. Each role has its own folder of anchors.
public enum TrustRole {
    CREDENTIAL_ISSUER("credential-issuers"),
    WALLET_PROVIDER("wallet-providers"),
    ACCESS_CERTIFICATE("access-certificates");

    private final String folder;

    TrustRole(String folder) {
        this.folder = folder;
    }

    public String folder() {
        return folder;
    }
}
