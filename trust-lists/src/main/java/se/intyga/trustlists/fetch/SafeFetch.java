package se.intyga.trustlists.fetch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import se.intyga.trustlists.config.TrustListsConfig;

/// Fetches what a stranger's credential points at: https only, no redirects, nothing inside, not for long, not much.
@Singleton
public final class SafeFetch {
    /// So many fetches at once; more wait within their own time.
    private static final int AT_ONCE = 64;

    private final TrustListsConfig config;
    private final ResolveHost resolveHost;
    private final Semaphore places = new Semaphore(AT_ONCE);

    @Inject
    public SafeFetch(TrustListsConfig config) {
        this(config, ResolveHost::byPlatform);
    }

    SafeFetch(TrustListsConfig config, ResolveHost resolveHost) {
        this.config = config;
        this.resolveHost = resolveHost;
    }

    /// The content at the address, or why there is none.
    ///
    /// @param accept the one media type that will do
    public FetchOutcome get(URI address, String accept, int maxBytes) {
        if (!FetchTarget.isHttps(address)) {
            return new FetchOutcome.Refused(FetchRefusal.NOT_HTTPS, "Only https addresses are fetched.");
        }
        Optional<FetchTarget> target = FetchTarget.of(address);
        if (target.isEmpty()) {
            return new FetchOutcome.Refused(FetchRefusal.ADDRESS_MALFORMED, "The address cannot be used.");
        }
        return withinTime(target.get(), accept, maxBytes);
    }

    private FetchOutcome withinTime(FetchTarget target, String accept, int maxBytes) {
        var exchange = new HttpsExchange(config, target);
        var task = new FutureTask<>(() -> attempt(target, exchange, accept, maxBytes));
        Thread.ofVirtual().name("safe-fetch").start(task);
        try {
            return task.get(config.fetchTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return timeout();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new FetchOutcome.Refused(FetchRefusal.UNREACHABLE, "The fetch was given up.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("fetching failed in a way that was not foreseen", e.getCause());
        } finally {
            task.cancel(true);
            exchange.abandon();
        }
    }

    private FetchOutcome attempt(FetchTarget target, HttpsExchange exchange, String accept, int maxBytes)
            throws InterruptedException {
        places.acquire();
        try {
            List<InetAddress> addresses = resolveHost.resolve(target.bareHost());
            boolean allowed = config.allowedHosts().contains(target.hostAndPort());
            if (addresses.isEmpty() || !(allowed || addresses.stream().allMatch(PublicAddress::isPublic))) {
                return new FetchOutcome.Refused(
                        FetchRefusal.PRIVATE_ADDRESS, "The address does not lie on the public internet.");
            }
            return exchange.get(addresses, accept, maxBytes);
        } catch (UnknownHostException e) {
            return new FetchOutcome.Refused(FetchRefusal.HOST_UNKNOWN, "There is no such host.");
        } catch (HttpAnswer.Unusable e) {
            return new FetchOutcome.Refused(e.code(), String.valueOf(e.getMessage()));
        } catch (SSLException e) {
            return new FetchOutcome.Refused(
                    FetchRefusal.TLS_FAILED, "No secure connection: the server could not show who it is.");
        } catch (SocketTimeoutException e) {
            return timeout();
        } catch (IOException e) {
            return new FetchOutcome.Refused(FetchRefusal.UNREACHABLE, "The server cannot be reached.");
        } finally {
            places.release();
        }
    }

    private FetchOutcome timeout() {
        return new FetchOutcome.Refused(
                FetchRefusal.TIMEOUT,
                "The server did not answer within " + config.fetchTimeout().toMillis() + " ms.");
    }
}
