package se.intyga.app.wiring;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.app.demo.DemoKeys;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.ledger.LedgerConfig;
import se.intyga.consent.receipt.RelyingPartyKeys;
import se.intyga.consent.receipt.VaultKey;
import se.intyga.formats.keys.SigningKey;
import se.intyga.openapi.BaseUrl;

/// The ledgers and the person's own store: their keys and names.
@Factory
final class RecordWiring {
    @Singleton
    LedgerConfig ledgers(BaseUrl base) {
        URI uri = base.uri();
        return new LedgerConfig(
                uri.getRawAuthority() + Optional.ofNullable(uri.getRawPath()).orElse(""));
    }

    @Singleton
    LedgerKey ledgerKey(DataFolder folder) {
        return LedgerKey.fromSeed(folder.keys().secret("ledger"));
    }

    @Singleton
    VaultKey vaultKey(DataFolder folder) {
        return new VaultKey(folder.keys().secret("person-vault"));
    }

    @Singleton
    @Requires(bean = DemoKeys.class)
    RelyingPartyKeys relyingPartyKeys(DemoKeys keys) {
        return id -> Optional.ofNullable(keys.relyingParties().get(id)).stream()
                .map(SigningKey::publicKey)
                .toList();
    }

    @Singleton
    @Requires(missingBeans = DemoKeys.class)
    RelyingPartyKeys noRelyingPartyKeys() {
        return _ -> List.of();
    }
}
