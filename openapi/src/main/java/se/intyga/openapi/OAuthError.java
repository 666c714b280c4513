package se.intyga.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;

/// The error object of OAuth and OpenID endpoints (RFC 6749, section 5.2). The description is ASCII, names the
/// parameter
/// and never repeats its value.
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OAuthError(
        String error, @JsonProperty("error_description") String description) {
    public OAuthError {
        if (!description.chars().allMatch(c -> c >= 0x20 && c <= 0x7e && c != '"' && c != '\\')) {
            throw new IllegalArgumentException("an error description is plain ASCII without quotes and backslashes");
        }
    }
}
