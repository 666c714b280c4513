package se.intyga.legalbasis.obstacle;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import se.intyga.openapi.ApiInfo;
import se.intyga.openapi.BaseUrl;

/// What this API is (Swedish REST API profile, VER.06).
@Controller("/legal-basis/v1/api-info")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ApiInfoEndpoint {
    private final BaseUrl base;

    ApiInfoEndpoint(BaseUrl base) {
        this.base = base;
    }

    @Get
    ApiInfo apiInfo() {
        return ApiInfo.of(base, "Intyga legal basis");
    }
}
