package se.intyga.app.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.app.datafolder.KeyStores;
import se.intyga.app.datafolder.Pem;
import se.intyga.app.demo.DemoPerson;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.Settings;
import se.intyga.eid.bankid.BankIdConfig;
import se.intyga.eid.login.LoginConfig;
import se.intyga.eid.person.PersonIndex;
import se.intyga.eid.session.SessionConfig;
import se.intyga.eid.simulator.BankIdSimulator;
import se.intyga.eid.simulator.SimulatorConfig;
import se.intyga.eid.simulator.SimulatorControl;
import se.intyga.ephemeral.EphemeralStore;

/// Who a person is: BankID or its simulator, sessions, and the keyed hash by which a person is found.
@Factory
final class LoginWiring {
    /// Only without a BankID of one's own, which production always has.
    private static final String SIMULATED = "intyga.bankid";

    @Singleton
    SessionConfig sessions(Settings settings) {
        return new SessionConfig(settings.get(Catalogue.SESSION_LIFETIME));
    }

    @Singleton
    LoginConfig login() {
        return LoginConfig.DEFAULT;
    }

    @Singleton
    PersonIndex personIndex(DataFolder folder) {
        return new PersonIndex(folder.keys().secret("person-index"));
    }

    @Singleton
    @Requires(property = SIMULATED, value = "real")
    BankIdConfig bankId(Settings settings) {
        Path keyStore = settings.get(Catalogue.BANKID_KEY_STORE).orElseThrow();
        String password = settings.get(Catalogue.BANKID_KEY_STORE_PASSWORD);
        return BankIdConfig.at(
                settings.get(Catalogue.BANKID_URL),
                Believing.only(
                        Pem.read(settings.get(Catalogue.BANKID_AUTHORITY).orElseThrow())
                                .getFirst(),
                        KeyStores.read(keyStore, password),
                        password));
    }

    @Singleton
    @Requires(property = SIMULATED, value = "simulated")
    SimulatorCertificates simulatorCertificates(DataFolder folder, SecureRandom random, Clock clock) {
        return SimulatorCertificates.open(folder, random, clock);
    }

    @Singleton
    @Bean(preDestroy = "close")
    @Requires(property = SIMULATED, value = "simulated")
    BankIdSimulator simulator(
            SimulatorCertificates certificates, EphemeralStore store, Clock clock, SecureRandom random) {
        return BankIdSimulator.start(
                SimulatorConfig.with(0, certificates.server(), DemoPerson.testPersons()), store, clock, random);
    }

    @Singleton
    @Requires(property = SIMULATED, value = "simulated")
    BankIdConfig simulatedBankId(BankIdSimulator simulator, SimulatorCertificates certificates) {
        return BankIdConfig.at(simulator.endpoint(), certificates.client());
    }

    @Singleton
    @Requires(property = SIMULATED, value = "simulated")
    SimulatorControl control(BankIdSimulator simulator, SimulatorCertificates certificates) {
        return new SimulatorControl(simulator.control(), certificates.client(), DemoPerson.testPersons());
    }
}
