package se.intyga.issuer.agency;

/// An agency's short name in addresses and as API client, such as `arbetsformedlingen`.
public record AgencyId(String value) {
    public AgencyId {
        if (!value.matches("[a-z][a-z0-9-]{1,62}")) {
            throw new IllegalArgumentException("an agency id is lower-case letters, digits and hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
