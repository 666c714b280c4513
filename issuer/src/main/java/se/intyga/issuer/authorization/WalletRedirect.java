package se.intyga.issuer.authorization;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import se.intyga.issuer.agency.Agency;

/// The address a wallet is answered at: its redirect address, exactly as pushed, with the answer added to the query.
/// Every answer names its issuer (RFC 9207).
final class WalletRedirect {
    private WalletRedirect() {}

    static String code(PushedRequest request, Agency agency, String code) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("code", code);
        return location(request, agency, answer);
    }

    static String error(PushedRequest request, Agency agency, String error, String description) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", error);
        answer.put("error_description", description);
        return location(request, agency, answer);
    }

    private static String location(PushedRequest request, Agency agency, Map<String, String> answer) {
        if (request.state() != null) {
            answer.put("state", request.state());
        }
        answer.put("iss", agency.issuer().toString());
        StringBuilder location = new StringBuilder(request.redirectUri());
        char separator = request.redirectUri().indexOf('?') < 0 ? '?' : '&';
        for (Map.Entry<String, String> parameter : answer.entrySet()) {
            location.append(separator)
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8)
                            .replace("+", "%20"));
            separator = '&';
        }
        return location.toString();
    }
}
