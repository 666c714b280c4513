package se.intyga.app.security;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/// Hands Micronaut Security the caller of a request to one of our own APIs: the name is the organisation's id, the
/// roles
/// are the token's scopes. Elsewhere bearer tokens mean nothing, and a protocol endpoint checks its own.
@Singleton
final class BearerTokenValidator implements TokenValidator<HttpRequest<?>> {
    private final AccessTokens tokens;

    BearerTokenValidator(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Publisher<Authentication> validateToken(String token, @Nullable HttpRequest<?> request) {
        if (request == null) return Publishers.empty();
        return Door.at(request.getPath())
                .flatMap(door -> tokens.check(token, door))
                .map(caller -> Publishers.just(Authentication.build(caller.organisation(), caller.scopes())))
                .orElseGet(Publishers::empty);
    }
}
