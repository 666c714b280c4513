package se.intyga.holder.access;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import se.intyga.openapi.BaseUrl;
import se.intyga.openapi.Problem;

/// The answer to those who are not logged in, the same whatever they asked for.
public final class LoginRequired {
    private LoginRequired() {}

    public static MutableHttpResponse<Problem> problem(BaseUrl base) {
        return Problem.of(
                        base,
                        HttpStatus.UNAUTHORIZED,
                        "LOGIN_REQUIRED",
                        "You are not logged in",
                        "Log in at /holder in the same browser and try again.")
                .response();
    }
}
