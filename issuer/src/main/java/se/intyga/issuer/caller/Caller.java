package se.intyga.issuer.caller;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import se.intyga.issuer.agency.Agencies;
import se.intyga.issuer.agency.Agency;
import se.intyga.openapi.BaseUrl;
import se.intyga.openapi.Problem;

/// The agency behind an authenticated call, and the problems the agency API answers with.
@Singleton
public final class Caller {
    private final Agencies agencies;
    private final BaseUrl base;

    public Caller(Agencies agencies, BaseUrl base) {
        this.agencies = agencies;
        this.base = base;
    }

    /// Only an organisation that is an agency of this door.
    public Optional<Agency> agency(Authentication authentication) {
        return agencies.find(authentication.getName());
    }

    public HttpResponse<?> notAnAgency() {
        return problem(
                HttpStatus.FORBIDDEN,
                "NOT_AN_AGENCY",
                "Not an agency",
                "The calling organisation does not issue here.");
    }

    /// Also for what is another agency's: whether it exists is not told.
    public HttpResponse<?> notFound() {
        return problem(HttpStatus.NOT_FOUND, "NOT_FOUND", "Not found", "There is no such resource of this agency.");
    }

    /// A body or member that cannot be used; the members are named, their values never repeated.
    public HttpResponse<?> invalid(String detail, String... members) {
        return Problem.of(base, HttpStatus.BAD_REQUEST, "INVALID_REQUEST", "The request cannot be used", detail)
                .about(List.of(members))
                .response();
    }

    public HttpResponse<?> problem(HttpStatus status, String code, String title, String detail) {
        return Problem.of(base, status, code, title, detail).response();
    }
}
