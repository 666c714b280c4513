package se.intyga.trustlists.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/// Whether an address belongs to the public internet. What is reserved for inside, for one link, for tests or for
/// tunnels into another net does not (IANA special-purpose registries).
final class PublicAddress {
    private PublicAddress() {}

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return switch (address) {
            case Inet4Address _ -> isPublicV4(bytes);
            case Inet6Address _ -> isPublicV6(bytes);
            default -> false;
        };
    }

    private static boolean isPublicV4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        boolean sharedByCarrier = first == 100 && second >= 64 && second < 128;
        boolean protocolAssignments = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean relayAnycast = first == 192 && second == 88 && third == 99;
        boolean benchmarks = first == 198 && (second == 18 || second == 19);
        boolean documents =
                (first == 198 && second == 51 && third == 100) || (first == 203 && second == 0 && third == 113);
        return first != 0
                && first < 224
                && !sharedByCarrier
                && !protocolAssignments
                && !relayAnycast
                && !benchmarks
                && !documents;
    }

    /// Only global unicast (2000::/3), without the tunnels that carry an IPv4 address inside and without documents.
    private static boolean isPublicV6(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        boolean globalUnicast = first >= 0x20 && first < 0x40;
        boolean protocolAssignments = first == 0x20 && second == 0x01 && third < 2;
        boolean documents = Arrays.equals(bytes, 0, 4, new byte[] {0x20, 0x01, 0x0d, (byte) 0xb8}, 0, 4)
                || (first == 0x3f && second == 0xff && third < 0x10);
        boolean sixToFour = first == 0x20 && second == 0x02;
        return globalUnicast && !protocolAssignments && !documents && !sixToFour;
    }
}
