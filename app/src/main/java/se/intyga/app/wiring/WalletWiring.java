package se.intyga.app.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import se.intyga.app.demo.DemoKeys;
import se.intyga.issuer.client.ClientConfig;
import se.intyga.issuer.client.WalletRegistration;
import se.intyga.issuer.dpop.DpopConfig;
import se.intyga.issuer.shortlived.ProtocolLimits;

/// Which wallets the issuing door lets in, and how long the steps of its protocol live.
@Factory
final class WalletWiring {
    /// The demonstration's wallet (`bench`): a public client with an address of its own.
    private static final WalletRegistration DEMO_WALLET =
            new WalletRegistration("intyga-demo-wallet", List.of("intyga-demo-wallet://authorized"), false);

    @Singleton
    ClientConfig wallets(Optional<DemoKeys> demo) {
        return ClientConfig.defaults(demo.map(_ -> List.of(DEMO_WALLET)).orElse(List.of()));
    }

    @Singleton
    DpopConfig dpop() {
        return DpopConfig.defaults();
    }

    @Singleton
    ProtocolLimits protocolLimits() {
        return ProtocolLimits.defaults();
    }
}
