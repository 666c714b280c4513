package se.intyga.app.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.app.datafolder.ServerCertificate;
import se.intyga.app.ledger.LedgerKeyFiles;
import se.intyga.app.ledger.WitnessFiles;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.Settings;
import se.intyga.consent.checkpoint.CosigningKey;
import se.intyga.consent.checkpoint.KeyHistory;
import se.intyga.consent.checkpoint.LedgerKey;
import se.intyga.consent.ledger.LedgerConfig;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.consent.person.VaultKey;
import se.intyga.consent.receipt.RelyingPartyKeys;
import se.intyga.consent.witness.AskWitnesses;
import se.intyga.consent.witness.Cosignatures;
import se.intyga.consent.witness.WitnessConfig;
import se.intyga.consent.witness.WitnessRounds;
import se.intyga.consent.witness.Witnesses;
import se.intyga.openapi.BaseUrl;
import se.intyga.verifier.relyingparty.RelyingParties;

/// The ledgers and the person's own store: their keys and names.
@Factory
final class RecordWiring {
    private static final Duration ROUND = Duration.ofSeconds(2);

    @Singleton
    LedgerConfig ledgers(BaseUrl base) {
        return new LedgerConfig(prefix(base));
    }

    private static String prefix(BaseUrl base) {
        URI uri = base.uri();
        return uri.getRawAuthority() + Optional.ofNullable(uri.getRawPath()).orElse("");
    }

    @Singleton
    LedgerKey ledgerKey(DataFolder folder) {
        return LedgerKey.fromSeed(folder.keys().secret(new LedgerKeyFiles(folder.path()).currentName()));
    }

    @Singleton
    KeyHistory ledgerKeyHistory(DataFolder folder) {
        return new LedgerKeyFiles(folder.path()).history();
    }

    @Singleton
    Witnesses witnesses(Settings settings) {
        return settings.get(Catalogue.WITNESSES)
                .map(file -> WitnessFiles.witnesses(file, settings.get(Catalogue.WITNESSES_NEEDED)))
                .orElse(Witnesses.NONE);
    }

    @Singleton
    @Bean(preDestroy = "close")
    WitnessRounds askWitnesses(
            Ledgers ledgers, Cosignatures cosignatures, Witnesses witnesses, ServerCertificate certificate) {
        HttpClient http = HttpClient.newBuilder()
                .sslContext(Believing.platformAnd(certificate.authority()))
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        return WitnessRounds.every(ROUND, new AskWitnesses(ledgers, cosignatures, witnesses, http));
    }

    @Singleton
    WitnessConfig witness(Settings settings, DataFolder folder, BaseUrl base) {
        return new WitnessConfig(
                CosigningKey.fromSeed(folder.keys().secret("witness"), prefix(base) + "/witness"),
                settings.get(Catalogue.WITNESSED_LEDGERS)
                        .map(WitnessFiles::ledgers)
                        .orElse(List.of()));
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
