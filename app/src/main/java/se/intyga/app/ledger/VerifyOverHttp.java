package se.intyga.app.ledger;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import se.intyga.app.datafolder.KeyStores;
import se.intyga.app.datafolder.Pem;
import se.intyga.app.datafolder.SafeFiles;
import se.intyga.app.settings.WrongSetting;
import se.intyga.consent.audit.LedgerNotReadable;
import se.intyga.consent.audit.VerifyPublished;
import se.intyga.consent.checkpoint.Checkpoint;
import se.intyga.consent.checkpoint.VerifierKey;
import se.intyga.consent.ledger.LedgerVerdict;

/// `ledger verify --url <ledger> --key <verifier key>`: the ledger as anyone can see it.
final class VerifyOverHttp {
    private VerifyOverHttp() {}

    static LedgerCommand.End run(Options options, PrintStream out) {
        List<VerifierKey> keys = Policies.keys(options);
        if (keys.isEmpty()) {
            throw new WrongSetting("key", "--url needs --key, the ledger's verifier key, from a source you trust.");
        }
        URI address = URI.create(options.one("url").orElseThrow());
        Optional<Checkpoint> trusted = Policies.trusted(options, keys);
        try (HttpClient http = client(options)) {
            VerifyPublished verify = new VerifyPublished(http, address, keys, Policies.witnesses(options));
            LedgerVerdict verdict = trusted.map(verify::verifySince).orElseGet(verify::verify);
            LedgerCommand.End end = Told.tell(verdict, out);
            if (end == LedgerCommand.End.INTACT && options.given("save")) {
                verify.trustworthyCheckpoint()
                        .ifPresent(note ->
                                SafeFiles.write(Path.of(options.one("save").orElseThrow()), note));
            }
            return end;
        } catch (LedgerNotReadable unreadable) {
            throw new LedgerCommand.NotDone(String.valueOf(unreadable.getMessage()));
        } catch (GeneralSecurityException broken) {
            throw new LedgerCommand.NotDone("The certificate authority cannot be used.");
        } catch (IllegalArgumentException wrong) {
            throw new WrongSetting("url", "--url takes a ledger's address, and --key a key named after a ledger.");
        }
    }

    private static HttpClient client(Options options) throws GeneralSecurityException {
        HttpClient.Builder http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NEVER);
        if (options.given("authority")) {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(
                    KeyStores.trusting(Pem.read(Path.of(options.one("authority").orElseThrow()))));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            http.sslContext(context);
        }
        return http.build();
    }
}
