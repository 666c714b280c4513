package se.intyga.formats.jose;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import se.intyga.formats.keys.SignatureAlgorithm;

/// What a signed token must say to be believed here. Everything that is not asked for is not checked: ask.
public record JwtExpectation(
        Optional<String> typ,
        Set<SignatureAlgorithm> algorithms,
        Optional<String> issuer,
        Optional<String> subject,
        Set<String> audiences,
        Optional<String> nonce,
        Optional<IssuedWithin> issuedWithin,
        Optional<Duration> longestLife,
        Duration clockSkew,
        boolean needsJti) {
    /// How far `iat` may lie behind and ahead of our clock.
    public record IssuedWithin(Duration past, Duration future) {}

    public JwtExpectation {
        algorithms = Set.copyOf(algorithms);
        audiences = Set.copyOf(audiences);
    }

    /// A token of that type with one of our algorithms.
    public static JwtExpectation ofType(String typ) {
        return new JwtExpectation(
                Optional.of(typ),
                EnumSet.allOf(SignatureAlgorithm.class),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(30),
                false);
    }

    /// A token whose type the specification leaves free: `private_key_jwt` (RFC 7523).
    public static JwtExpectation ofAnyType() {
        JwtExpectation typed = ofType("JWT");
        return new JwtExpectation(
                Optional.empty(),
                typed.algorithms,
                typed.issuer,
                typed.subject,
                typed.audiences,
                typed.nonce,
                typed.issuedWithin,
                typed.longestLife,
                typed.clockSkew,
                typed.needsJti);
    }

    public JwtExpectation algorithms(Set<SignatureAlgorithm> allowed) {
        return new JwtExpectation(
                typ, allowed, issuer, subject, audiences, nonce, issuedWithin, longestLife, clockSkew, needsJti);
    }

    public JwtExpectation issuer(String iss) {
        return new JwtExpectation(
                typ,
                algorithms,
                Optional.of(iss),
                subject,
                audiences,
                nonce,
                issuedWithin,
                longestLife,
                clockSkew,
                needsJti);
    }

    public JwtExpectation subject(String sub) {
        return new JwtExpectation(
                typ,
                algorithms,
                issuer,
                Optional.of(sub),
                audiences,
                nonce,
                issuedWithin,
                longestLife,
                clockSkew,
                needsJti);
    }

    /// `aud` must be one of these, as a string (an array with that single string is taken too).
    public JwtExpectation audience(String first, String... others) {
        var all = new java.util.HashSet<>(Set.of(others));
        all.add(first);
        return new JwtExpectation(
                typ, algorithms, issuer, subject, all, nonce, issuedWithin, longestLife, clockSkew, needsJti);
    }

    public JwtExpectation nonce(String expected) {
        return new JwtExpectation(
                typ,
                algorithms,
                issuer,
                subject,
                audiences,
                Optional.of(expected),
                issuedWithin,
                longestLife,
                clockSkew,
                needsJti);
    }

    /// `iat` must be there and lie in this window around now.
    public JwtExpectation issuedWithin(Duration past, Duration future) {
        return new JwtExpectation(
                typ,
                algorithms,
                issuer,
                subject,
                audiences,
                nonce,
                Optional.of(new IssuedWithin(past, future)),
                longestLife,
                clockSkew,
                needsJti);
    }

    /// `exp` must be there, and no further away than this.
    public JwtExpectation expiresWithin(Duration longest) {
        return new JwtExpectation(
                typ,
                algorithms,
                issuer,
                subject,
                audiences,
                nonce,
                issuedWithin,
                Optional.of(longest),
                clockSkew,
                needsJti);
    }

    /// `jti` must be there (whether it is fresh is the caller's store to say).
    public JwtExpectation withJti() {
        return new JwtExpectation(
                typ, algorithms, issuer, subject, audiences, nonce, issuedWithin, longestLife, clockSkew, true);
    }
}
