package se.intyga.openapi;

import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.time.LocalDate;

/// What `GET <api>/api-info` answers (Swedish REST API profile, VER.06 and VER.07).
@Serdeable
public record ApiInfo(
        String apiName, String apiVersion, LocalDate apiReleased, URI apiDocumentation, String apiStatus) {
    /// The info of one of our doors. All of them are beta, with major version 0 (VER.11), until the first release.
    public static ApiInfo of(BaseUrl base, String name) {
        return new ApiInfo(name, "0.1.0", LocalDate.of(2026, 11, 21), base.resolve("/docs"), "beta");
    }
}
