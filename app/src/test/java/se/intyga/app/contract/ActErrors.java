package se.intyga.app.contract;

import static se.intyga.app.contract.ErrorScene.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import se.intyga.app.contract.DocumentedErrorsTest.Came;
import se.intyga.app.contract.DocumentedErrorsTest.Provoked;
import se.intyga.formats.json.StrictJson;

/// What can go wrong with the person's approvals, consents and agreements.
final class ActErrors {
    /// Need an act that was made, which holder-api's own `ActsTest` and `WithdrawalTest` have; and an agreement, which
    /// nobody can make while that mode is off.
    static final Set<String> OUT_OF_REACH = Set.of(
            "POST /holder/v1/approvals/{id}/use 400",
            "POST /holder/v1/approvals/{id}/use 409",
            "POST /holder/v1/approvals/{id}/use 422",
            "POST /holder/v1/approvals/{id}/withdraw 409",
            "POST /holder/v1/consents/{id}/use 400",
            "POST /holder/v1/consents/{id}/use 409",
            "POST /holder/v1/consents/{id}/use 422",
            "POST /holder/v1/consents/{id}/withdraw 409",
            "POST /holder/v1/agreements 422",
            "POST /holder/v1/agreements/{id}/use 400",
            "POST /holder/v1/agreements/{id}/use 409",
            "POST /holder/v1/agreements/{id}/use 422",
            "POST /holder/v1/agreements/{id}/withdraw 409");

    private static final String NOBODY = "0".repeat(43);
    private static final String DIGEST = "C".repeat(42) + "E";
    private static final String INSTANCE = "A".repeat(42) + "E";

    private final ErrorScene scene;
    private final List<Provoked> rows = new ArrayList<>();

    private ActErrors(ErrorScene scene) {
        this.scene = scene;
    }

    static List<Provoked> provoked(ErrorScene scene) {
        ActErrors errors = new ActErrors(scene);
        errors.ofEvery("approvals", errors.body("recruitment", "legitimate_interest"), 422);
        errors.ofEvery("consents", errors.body("recruitment-consent", "consent").put("explicit", true), 422);
        errors.ofEvery("agreements", errors.body("recruitment", "legitimate_interest"), 403);
        errors.post("/holder/v1/declines", StrictJson.newObject(), 401, false);
        errors.post("/holder/v1/declines", StrictJson.newObject(), 400, true);
        return errors.rows;
    }

    /// Of any kind, without one that exists; `refused` comes when the law stands against it.
    private void ofEvery(String kind, ObjectNode body, int refused) {
        String path = "/holder/v1/" + kind;
        ObjectNode empty = StrictJson.newObject();
        ObjectNode unknown = body.deepCopy().put("purpose", "none");
        get(path, 401, false);
        post(path, empty, 401, false);
        post(path, empty, 400, true);
        post(path, refused == 403 ? body : unknown, refused, true);
        get(path + "/" + NOBODY, 401, false);
        get(path + "/" + NOBODY, 404, true);
        post(path + "/" + NOBODY + "/use", empty, 401, false);
        post(path + "/" + NOBODY + "/use", use(INSTANCE), 404, true);
        post(path + "/" + NOBODY + "/withdraw", empty, 401, false);
        post(path + "/" + NOBODY + "/withdraw", empty, 404, true);
    }

    private ObjectNode body(String purpose, String basis) {
        ObjectNode body = use(INSTANCE);
        body.put("purpose", purpose);
        if (!basis.equals("consent")) body.put("legalBasis", basis);
        body.withObjectProperty("credential").put("type", scene.type());
        body.putArray("claims").addArray().add("registered");
        body.putObject("text").put("version", "2026-11").put("hash", DIGEST).put("language", "sv");
        return body.put("expiresAt", Instant.now().plusSeconds(200).toString());
    }

    private static ObjectNode use(String instance) {
        ObjectNode body = StrictJson.newObject().put("recipient", "demo-employer");
        body.putObject("request").put("digest", DIGEST);
        body.putObject("credential").put("instance", instance);
        return body;
    }

    private void get(String path, int status, boolean loggedIn) {
        rows.add(new Provoked("GET", path, status, () -> Came.of(scene.get(path, headers(loggedIn)))));
    }

    private void post(String path, ObjectNode body, int status, boolean loggedIn) {
        rows.add(new Provoked("POST", path, status, () -> sent(path, body, loggedIn)));
    }

    private Came sent(String path, ObjectNode body, boolean loggedIn) {
        HttpResponse<String> answer = scene.post(path, JSON, StrictJson.write(body), headers(loggedIn));
        return Came.of(answer);
    }

    private String[] headers(boolean loggedIn) {
        return loggedIn ? scene.as("person") : new String[0];
    }
}
