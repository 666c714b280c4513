package se.intyga.verifier;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Singleton;
import java.util.List;
import org.reactivestreams.Publisher;

/// Who calls stands in a header of the tests; the house checks tokens.
@Singleton
final class TestOrganisations implements AuthenticationFetcher<HttpRequest<?>> {
    static final String HEADER = "X-Test-Organisation";

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        String organisation = request.getHeaders().get(HEADER);
        return organisation == null
                ? Publishers.empty()
                : Publishers.just(Authentication.build(organisation, List.of("verifier:transactions")));
    }
}
