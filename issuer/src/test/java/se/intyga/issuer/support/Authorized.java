package se.intyga.issuer.support;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import se.intyga.issuer.release.ReleaseFixture;

/// Walks the authorization code flow, step by step, as wallet and browser do.
public final class Authorized {
    private final Door door;
    private final TestWallet wallet;

    public Authorized(Door door, TestWallet wallet) {
        this.door = door;
        this.wallet = wallet;
    }

    /// Where the browser stands after it brought a pushed request: at the release page, with a cookie.
    public record AtRelease(String handle, String returnPath, String cookie) {}

    public String pushed(Map<String, String> form) {
        Door.Answer answer = door.postForm("/par", TestWallet.form(form));
        if (answer.status() != 201) {
            throw new AssertionError(answer.toString());
        }
        return answer.json("request_uri");
    }

    public Door.Answer browse(String clientId, String requestUri) {
        return door.send(
                door.to("/authorize?" + TestWallet.form(Map.of("client_id", clientId, "request_uri", requestUri)))
                        .GET());
    }

    public AtRelease atRelease(Map<String, String> form) {
        Door.Answer answer = browse(form.getOrDefault("client_id", ""), pushed(form));
        if (answer.status() != 303) {
            throw new AssertionError(answer.toString());
        }
        String cookie = answer.header("Set-Cookie");
        String handle = answer.header("Location").replaceAll(".*/", "");
        return new AtRelease(
                handle, new ReleaseFixture(door).returnPath(handle), cookie.substring(0, cookie.indexOf(';')));
    }

    public Door.Answer back(AtRelease at) {
        return door.send(
                door.toPath(at.returnPath()).header("Cookie", at.cookie()).GET());
    }

    /// A code for these parameters; the person said yes.
    public String code(Map<String, String> form) {
        AtRelease at = atRelease(form);
        new ReleaseFixture(door).release(at.handle());
        return parameters(back(at).header("Location")).getOrDefault("code", "");
    }

    public Map<String, String> tokenForm(String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", Door.WALLET);
        form.put("code", code);
        form.put("redirect_uri", Door.REDIRECT);
        form.put("code_verifier", TestWallet.VERIFIER);
        return form;
    }

    public Door.Answer token(Map<String, String> form) {
        return door.postForm(
                "/token", TestWallet.form(form), "DPoP", wallet.dpop("/token").signed());
    }

    /// An access token for the whole honest flow.
    public String accessToken() {
        Door.Answer answer = token(tokenForm(code(TestWallet.pushed())));
        if (answer.status() != 200) {
            throw new AssertionError(answer.toString());
        }
        return answer.json("access_token");
    }

    public static Map<String, String> parameters(String location) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String query = URI.create(location).getRawQuery();
        for (String pair : (query == null ? "" : query).split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(
                    parts[0],
                    java.net.URLDecoder.decode(
                            parts.length > 1 ? parts[1] : "", java.nio.charset.StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
