package se.intyga.trustlists.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import se.intyga.trustlists.config.TrustListsConfig;

/// One request and its answer, over a connection to exactly the address that was judged. The platform's HTTP clients
/// resolve the name themselves and could be led elsewhere the second time, so none of them is used here.
final class HttpsExchange {
    private final TrustListsConfig config;
    private final FetchTarget target;
    private volatile Socket open = new Socket();
    private volatile boolean abandoned;

    HttpsExchange(TrustListsConfig config, FetchTarget target) {
        this.config = config;
        this.target = target;
    }

    FetchOutcome.Fetched get(List<InetAddress> addresses, String accept, int maxBytes) throws IOException {
        try (Socket plain = connected(addresses)) {
            try (SSLSocket tls = (SSLSocket)
                    config.tls().getSocketFactory().createSocket(plain, target.bareHost(), target.port(), true)) {
                SSLParameters parameters = tls.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                tls.setSSLParameters(parameters);
                tls.startHandshake();
                tls.getOutputStream().write(request(accept).getBytes(StandardCharsets.US_ASCII));
                tls.getOutputStream().flush();
                return new HttpAnswer(new BufferedInputStream(tls.getInputStream()), maxBytes).read(accept);
            }
        }
    }

    /// The first of the addresses that answers.
    private Socket connected(List<InetAddress> addresses) throws IOException {
        IOException last = new IOException("no address to connect to");
        for (InetAddress address : addresses) {
            var plain = new Socket();
            open = plain;
            try {
                plain.setSoTimeout(Math.toIntExact(config.fetchTimeout().toMillis()));
                plain.connect(
                        new InetSocketAddress(address, target.port()),
                        Math.toIntExact(config.connectTimeout().toMillis()));
                if (!abandoned) {
                    return plain;
                }
            } catch (IOException e) {
                last = e;
            }
            plain.close();
        }
        throw last;
    }

    /// Ends it from outside, whatever it waits for.
    void abandon() {
        abandoned = true;
        try {
            open.close();
        } catch (IOException e) {
            // it is given up in any case
        }
    }

    private String request(String accept) {
        return "GET " + target.pathAndQuery() + " HTTP/1.1\r\nHost: " + target.hostHeader() + "\r\nAccept: " + accept
                + "\r\nAccept-Encoding: identity\r\nUser-Agent: Intyga\r\nConnection: close\r\n\r\n";
    }
}
