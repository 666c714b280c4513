package se.intyga.trustlists.status;

import static se.intyga.trustlists.status.CheckStatusTest.KEY;
import static se.intyga.trustlists.status.CheckStatusTest.LIST;
import static se.intyga.trustlists.status.CheckStatusTest.NOW;
import static se.intyga.trustlists.status.CheckStatusTest.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SigningKey;
import se.intyga.formats.statuslist.StatusListToken;
import se.intyga.trustlists.support.TestAuthority;
import se.intyga.trustlists.support.TestServer;

/// Everything that could be wrong with a status list that somebody publishes, and what it is called.
final class StatusListCorruptions {
    private static final SigningKey STRANGER = key(TestAuthority.root("stranger"));

    private StatusListCorruptions() {}

    record Corruption(String name, Function<URI, HttpHandler> answer, StatusProblem code) {
        @Override
        public String toString() {
            return name + ": " + code;
        }
    }

    private static Corruption token(String name, StatusProblem code, Function<URI, String> token) {
        return new Corruption(
                name,
                uri -> TestServer.content(
                        StatusListToken.MEDIA_TYPE, token.apply(uri).getBytes(StandardCharsets.US_ASCII)),
                code);
    }

    private static ObjectNode claims(URI subject) {
        ObjectNode claims = StrictJson.newObject()
                .put("sub", subject.toString())
                .put("iat", NOW.minusSeconds(30).getEpochSecond())
                .put("exp", NOW.plusSeconds(3600).getEpochSecond());
        claims.putObject("status_list").put("bits", 2).put("lst", LIST.deflated());
        return claims;
    }

    private static String signed(String typ, ObjectNode claims) {
        return JwsDraft.of(typ, claims).withX5c().sign(KEY);
    }

    private static ObjectNode listed(ObjectNode claims, int bits, String lst) {
        claims.putObject("status_list").put("bits", bits).put("lst", lst);
        return claims;
    }

    private static String deflated(int bytes) {
        try {
            var packed = new ByteArrayOutputStream();
            try (var deflater = new DeflaterOutputStream(packed)) {
                byte[] block = new byte[1 << 16];
                for (int written = 0; written < bytes; written += block.length) {
                    deflater.write(block);
                }
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String tampered(String token) {
        String[] parts = token.split("\\.", -1);
        byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
        String changed = new String(payload, StandardCharsets.UTF_8).replace("\"exp\":1", "\"exp\":9");
        return parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2];
    }

    static Stream<Corruption> all() {
        String typ = StatusListToken.TYPE;
        return Stream.of(
                token("another type of token", StatusProblem.LIST_MALFORMED, uri -> signed("JWT", claims(uri))),
                token(
                        "a type written otherwise",
                        StatusProblem.LIST_MALFORMED,
                        uri -> signed("application/statuslist+jwt", claims(uri))),
                token(
                        "no subject",
                        StatusProblem.LIST_MISPLACED,
                        uri -> signed(typ, (ObjectNode) claims(uri).without("sub"))),
                token(
                        "the subject of another list",
                        StatusProblem.LIST_MISPLACED,
                        uri -> signed(typ, claims(URI.create("https://agency.example/status-lists/2")))),
                token(
                        "a subject that is nearly the address",
                        StatusProblem.LIST_MISPLACED,
                        uri -> signed(typ, claims(URI.create(uri + "/")))),
                token(
                        "expired",
                        StatusProblem.LIST_EXPIRED,
                        uri -> signed(typ, claims(uri).put("exp", NOW.getEpochSecond()))),
                token(
                        "an expiry that is no number",
                        StatusProblem.LIST_MALFORMED,
                        uri -> signed(typ, claims(uri).put("exp", "tomorrow"))),
                token(
                        "dated in the future",
                        StatusProblem.LIST_NOT_YET_VALID,
                        uri -> signed(
                                typ, claims(uri).put("iat", NOW.plusSeconds(600).getEpochSecond()))),
                token(
                        "no date",
                        StatusProblem.LIST_MALFORMED,
                        uri -> signed(typ, (ObjectNode) claims(uri).without("iat"))),
                token(
                        "changed after signing",
                        StatusProblem.LIST_SIGNATURE_WRONG,
                        uri -> tampered(signed(typ, claims(uri)))),
                token(
                        "another's certificates",
                        StatusProblem.LIST_SIGNATURE_WRONG,
                        uri -> JwsDraft.of(typ, claims(uri))
                                .withHeader(
                                        "x5c",
                                        KEY.certificateChain().orElseThrow().toX5c())
                                .sign(STRANGER)),
                token("no signature", StatusProblem.LIST_MALFORMED, uri -> {
                    String whole = signed(typ, claims(uri));
                    return whole.substring(0, whole.lastIndexOf('.') + 1);
                }),
                token(
                        "no certificates",
                        StatusProblem.LIST_NOT_TRUSTED,
                        uri -> JwsDraft.of(typ, claims(uri)).withKid().sign(KEY)),
                token(
                        "a stranger's list",
                        StatusProblem.LIST_NOT_TRUSTED,
                        uri -> JwsDraft.of(typ, claims(uri)).withX5c().sign(STRANGER)),
                token(
                        "three bits an entry",
                        StatusProblem.LIST_MALFORMED,
                        uri -> signed(typ, listed(claims(uri), 3, LIST.deflated()))),
                token(
                        "no bits",
                        StatusProblem.LIST_MALFORMED,
                        uri -> signed(typ, listed(claims(uri), 0, LIST.deflated()))),
                token(
                        "a list that is not packed",
                        StatusProblem.LIST_MALFORMED,
                        uri -> signed(typ, listed(claims(uri), 2, "AAAA"))),
                token(
                        "a list that grows without end when unpacked",
                        StatusProblem.LIST_MALFORMED,
                        uri -> signed(typ, listed(claims(uri), 1, deflated(64 << 20)))),
                token(
                        "no list",
                        StatusProblem.LIST_MALFORMED,
                        uri -> signed(typ, (ObjectNode) claims(uri).without("status_list"))),
                token("an unsigned list", StatusProblem.LIST_MALFORMED, uri -> StrictJson.write(claims(uri))),
                token("nothing", StatusProblem.LIST_MALFORMED, uri -> ""),
                new Corruption(
                        "a web page",
                        uri -> TestServer.content("text/html", "<html>".getBytes(StandardCharsets.UTF_8)),
                        StatusProblem.LIST_UNAVAILABLE),
                new Corruption(
                        "a redirect to itself",
                        uri -> TestServer.status(302, uri.toString()),
                        StatusProblem.LIST_UNAVAILABLE),
                new Corruption("an error", uri -> TestServer.status(500, "/"), StatusProblem.LIST_UNAVAILABLE),
                new Corruption(
                        "too much",
                        uri -> TestServer.content(StatusListToken.MEDIA_TYPE, new byte[(1 << 20) + 1]),
                        StatusProblem.LIST_UNAVAILABLE));
    }
}
