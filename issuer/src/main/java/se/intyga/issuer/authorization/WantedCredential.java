package se.intyga.issuer.authorization;

/// The one kind of credential a request is about.
///
/// @param byDetails whether it was named by `authorization_details`, so that the token response must return them (I-11)
record WantedCredential(String configurationId, boolean byDetails) {}
