package se.intyga.app.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.intyga.app.datafolder.ServerCertificate;
import se.intyga.app.organisations.Organisations;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.Settings;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.rights.RightsConfig;
import se.intyga.holder.rights.AgencyDirectory;
import se.intyga.holder.rights.DeliveryConfig;
import se.intyga.holder.rights.RecipientContact;
import se.intyga.holder.rights.RecipientDirectory;
import se.intyga.holder.rights.SupervisoryAuthority;
import se.intyga.openapi.BaseUrl;
import se.intyga.pages.Text;
import se.intyga.verifier.relyingparty.RelyingParty;

/// Whom a person's rights are used against, and how they are reached.
@Factory
final class RightsWiring {
    private static final String COUNTRY = "SE";

    @Singleton
    RightsConfig rights(Settings settings) {
        return new RightsConfig(Party.of("holder-door", settings.get(Catalogue.OPERATOR)));
    }

    @Singleton
    AgencyDirectory agencyDirectory(Organisations organisations) {
        List<Party> parties = organisations.agencies().stream()
                .map(agency -> Party.of(agency.id().value(), agency.name().sv()))
                .toList();
        return () -> parties;
    }

    /// This house's own relying parties take deletion requests at their door.
    @Singleton
    RecipientDirectory recipientDirectory(Organisations organisations, BaseUrl base) {
        Map<String, RecipientContact> contacts = new HashMap<>();
        for (RelyingParty party : organisations.relyingParties()) {
            contacts.put(
                    party.id(),
                    new RecipientContact(
                            party.name(),
                            Optional.of(base.resolve("/verifier/v1/deletion-requests")),
                            organisations.support().getOrDefault(party.id(), List.of()),
                            COUNTRY));
        }
        return id -> Optional.ofNullable(contacts.get(id));
    }

    @Singleton
    SupervisoryAuthority supervisoryAuthority(Settings settings) {
        String name = settings.get(Catalogue.AUTHORITY_NAME);
        List<URI> contact = settings.get(Catalogue.AUTHORITY_CONTACT).stream()
                .map(URI::create)
                .toList();
        SupervisoryAuthority standard = SupervisoryAuthority.IMY;
        return new SupervisoryAuthority(
                name.isEmpty() ? standard.name() : new Text(name, name),
                settings.get(Catalogue.AUTHORITY_COUNTRY),
                contact.isEmpty() ? standard.contact() : contact);
    }

    @Singleton
    DeliveryConfig delivery(Settings settings, ServerCertificate certificate) {
        return new DeliveryConfig(
                Believing.platformAnd(certificate.authority()), settings.get(Catalogue.INSTALLATION_TIMEOUT));
    }
}
