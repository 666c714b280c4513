package se.intyga.formats;

import java.util.Optional;

/// The credential formats of the protocols, under their wire names.
public enum CredentialFormat {
    SD_JWT_VC("dc+sd-jwt"),
    MSO_MDOC("mso_mdoc"),
    JWT_VC_JSON("jwt_vc_json"),
    LDP_VC("ldp_vc");

    private final String wireName;

    CredentialFormat(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static Optional<CredentialFormat> named(String wireName) {
        for (CredentialFormat format : values()) {
            if (format.wireName.equals(wireName)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
