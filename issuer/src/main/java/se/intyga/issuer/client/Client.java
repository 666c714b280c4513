package se.intyga.issuer.client;

/// A wallet that showed who it is as far as it must.
public sealed interface Client {
    String id();

    /// Whether an authorization answer may be sent to this address.
    boolean mayRedirectTo(String redirectUri);

    /// A public client from the operator's register.
    record Registered(WalletRegistration registration) implements Client {
        @Override
        public String id() {
            return registration.clientId();
        }

        @Override
        public boolean mayRedirectTo(String redirectUri) {
            return registration.redirectUris().contains(redirectUri);
        }
    }

    /// A wallet whose provider is trusted, but which is in no register. It is authenticated, so it may bring its own
    /// redirect address in a pushed request (RFC 9126, section 2.4), of a kind that cannot harm.
    ///
    /// @param provider name of the trust anchor of its wallet provider
    record Attested(String id, String provider) implements Client {
        @Override
        public boolean mayRedirectTo(String redirectUri) {
            return RedirectAddress.acceptable(redirectUri);
        }
    }
}
