package se.intyga.app.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.app.security.AuthorizationServer;
import se.intyga.app.security.OrganisationClients;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.Settings;
import se.intyga.openapi.BaseUrl;

/// The authorization server for organisations.
@Factory
final class SecurityWiring {
    @Singleton
    AuthorizationServer authorizationServer(BaseUrl base, DataFolder folder, Settings settings) {
        return new AuthorizationServer(
                base, folder.keys().ecKey("access-tokens"), settings.get(Catalogue.ACCESS_TOKEN_LIFETIME));
    }

    @Singleton
    OrganisationClients organisationClients(DataFolder folder) {
        return OrganisationClients.readAll(folder.registeredClients());
    }
}
