package se.intyga.holder.home;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import se.intyga.openapi.ApiInfo;
import se.intyga.openapi.BaseUrl;

/// Name and version of the person's API.
@Controller("/holder/v1/api-info")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ApiInfoEndpoint {
    private final BaseUrl base;

    ApiInfoEndpoint(BaseUrl base) {
        this.base = base;
    }

    @Get
    ApiInfo info() {
        return ApiInfo.of(base, "holder-api");
    }
}
