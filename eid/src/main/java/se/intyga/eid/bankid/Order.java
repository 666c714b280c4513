package se.intyga.eid.bankid;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A started order. All four are secrets of the server, the QR secret above all; a browser gets the finished QR string.
///
/// @param startedAt when BankID's answer arrived; the QR code counts seconds from there
public record Order(
        String orderRef, String autoStartToken, String qrStartToken, String qrStartSecret, Instant startedAt) {

    /// The string of the animated QR code at this moment; a new one every second.
    public String qrCode(Instant now) {
        long second = Math.max(0, Duration.between(startedAt, now).toSeconds());
        return qrCode(qrStartToken, qrStartSecret, second);
    }

    /// The string of the animated QR code in one second after the start.
    public static String qrCode(String startToken, String startSecret, long second) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(startSecret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            byte[] code = mac.doFinal(Long.toString(second).getBytes(StandardCharsets.US_ASCII));
            return "bankid." + startToken + "." + second + "." + HexFormat.of().formatHex(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing", e);
        }
    }

    @Override
    public String toString() {
        return "Order[hidden]";
    }
}
