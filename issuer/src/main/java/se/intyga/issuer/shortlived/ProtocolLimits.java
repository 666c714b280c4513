package se.intyga.issuer.shortlived;

import java.time.Duration;

/// How long each short-lived thing of the protocol lives, and how far clocks may differ.
///
/// @param pushedRequest a pushed authorization request until the browser brings it; under 600 s (FAPI 2.0)
/// @param personStep    from the browser's arrival until the person has logged in and decided
/// @param code          an authorization code; at most 60 s (FAPI 2.0)
/// @param accessToken   an access token; always bound to a key
/// @param nonce         a challenge for key proofs
/// @param proofAge      how old a DPoP proof, a key proof or an attestation's proof may be
/// @param clockSkew     how far in the future a wallet's clock may be
/// @param notification  how long a wallet may report on the credentials it fetched
public record ProtocolLimits(
        Duration pushedRequest,
        Duration personStep,
        Duration code,
        Duration accessToken,
        Duration nonce,
        Duration proofAge,
        Duration clockSkew,
        Duration notification) {

    public ProtocolLimits {
        between("pushed-request", pushedRequest, Duration.ofSeconds(5), Duration.ofSeconds(599));
        between("person-step", personStep, Duration.ofMinutes(1), Duration.ofHours(1));
        between("code", code, Duration.ofSeconds(5), Duration.ofSeconds(60));
        between("access-token", accessToken, Duration.ofSeconds(30), Duration.ofHours(1));
        between("nonce", nonce, Duration.ofSeconds(10), Duration.ofHours(1));
        between("proof-age", proofAge, Duration.ofSeconds(10), Duration.ofMinutes(10));
        between("clock-skew", clockSkew, Duration.ofSeconds(10), Duration.ofMinutes(2));
        between("notification", notification, Duration.ofMinutes(1), Duration.ofDays(30));
    }

    public static ProtocolLimits defaults() {
        return new ProtocolLimits(
                Duration.ofSeconds(90),
                Duration.ofMinutes(15),
                Duration.ofSeconds(60),
                Duration.ofMinutes(10),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                Duration.ofDays(1));
    }

    private static void between(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " must be between " + least + " and " + most);
        }
    }
}
