package se.intyga.app.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.ledger.LedgerConfig;
import se.intyga.consent.person.VaultKey;
import se.intyga.consent.receipt.RelyingPartyKeys;
import se.intyga.openapi.BaseUrl;
import se.intyga.verifier.relyingparty.RelyingParties;

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
    RelyingPartyKeys relyingPartyKeys(RelyingParties relyingParties) {
        return id -> relyingParties.find(id).stream()
                .map(party -> party.accessKey().publicKey())
                .toList();
    }
}
