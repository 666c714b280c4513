package se.intyga.trustlists.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds the addresses of a host.
interface ResolveHost {
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /// As the platform does.
    static List<InetAddress> byPlatform(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }
}
