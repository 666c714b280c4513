package se.intyga.app.refusal;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import se.intyga.app.datafolder.ServerCertificate;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.issuer.source.SourceAddress;
import se.intyga.issuer.source.Sources;

/// Gives a house that a test starts with a [ChangingRegister] that one as its agency's source; others keep their own.
@Singleton
final class RegisterInstead implements BeanCreatedEventListener<Sources> {
    private static final AgencyId AGENCY = new AgencyId("arbetsformedlingen");

    private final Provider<ServerCertificate> certificate;

    RegisterInstead(Provider<ServerCertificate> certificate) {
        this.certificate = certificate;
    }

    @Override
    public Sources onCreated(BeanCreatedEvent<Sources> event) {
        Sources own = event.getBean();
        return ChangingRegister.awaited().map(register -> with(register, own)).orElse(own);
    }

    private Sources with(ChangingRegister register, Sources own) {
        Map<AgencyId, SourceAddress> sources = new HashMap<>(own.byAgency());
        sources.put(AGENCY, register.opened(tls(), own.of(AGENCY).orElseThrow()));
        return new Sources(sources);
    }

    /// The house's own certificate: its agency believes no other authority.
    private SSLContext tls() {
        try {
            KeyStore own = certificate.get().open();
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, certificate.get().password().toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
