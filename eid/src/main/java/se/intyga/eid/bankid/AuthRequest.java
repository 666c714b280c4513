package se.intyga.eid.bankid;

import java.net.URI;

/// What an identification is started with.
///
/// @param endUserIp the person's public address as we see it
/// @param intent what the app shows the person about what this is for, at most 1500 bytes in base64
/// @param returnUrl where the app sends the browser afterwards when both are on the same device
public record AuthRequest(String endUserIp, String intent, URI returnUrl) {
    @Override
    public String toString() {
        return "AuthRequest[hidden]";
    }
}
