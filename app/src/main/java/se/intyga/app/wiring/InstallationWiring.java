package se.intyga.app.wiring;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.app.datafolder.ServerCertificate;
import se.intyga.app.organisations.ReadInstallations;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.Settings;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.installation.FindPerson;
import se.intyga.consent.installation.Installations;
import se.intyga.consent.installation.OwnInstallation;
import se.intyga.consent.installation.QueryConfig;
import se.intyga.eid.person.PersonIndex;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.formats.jose.DecryptionKey;
import se.intyga.formats.keys.SoftwareSigningKey;
import se.intyga.holder.installation.AskingConfig;
import se.intyga.openapi.BaseUrl;

/// Other installations: who may ask this one, who is asked, and by which keys.
@Factory
final class InstallationWiring {
    private static final int QUESTIONS_AT_ONCE = 64;

    @Singleton
    Installations installations(Settings settings, BaseUrl base, DataFolder folder) {
        ECKey signing = folder.keys().ecKey("installation-signing");
        ECKey encryption = folder.keys().ecKey("installation-encryption");
        try {
            return new Installations(
                    new OwnInstallation(
                            base.uri(),
                            SoftwareSigningKey.of(signing.toKeyPair(), List.of()),
                            DecryptionKey.fromPrivateJwk(encryption.toJSONString())),
                    settings.get(Catalogue.INSTALLATIONS)
                            .map(ReadInstallations::read)
                            .orElse(List.of()));
        } catch (JOSEException unusable) {
            throw new IllegalStateException("an installation's key is no key pair", unusable);
        }
    }

    @Singleton
    FindPerson findPerson(PersonIndex persons) {
        return digits -> PersonalNumber.parse(digits)
                .map(number -> PersonReference.fromHex(persons.of(number).hex()));
    }

    @Singleton
    QueryConfig queries() {
        return QueryConfig.DEFAULT;
    }

    @Singleton
    AskingConfig asking(Settings settings, ServerCertificate certificate) {
        return new AskingConfig(
                Believing.platformAnd(certificate.authority()),
                settings.get(Catalogue.INSTALLATION_TIMEOUT),
                QUESTIONS_AT_ONCE);
    }
}
