package se.intyga.app.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.eid.person.PersonIndex;
import se.intyga.eid.session.SessionConfig;

/// Who a person is: sessions, and the keyed hash by which a person is found.
@Factory
final class LoginWiring {
    @Singleton
    SessionConfig sessions() {
        return SessionConfig.DEFAULT;
    }

    @Singleton
    PersonIndex personIndex(DataFolder folder) {
        return new PersonIndex(folder.keys().secret("person-index"));
    }
}
