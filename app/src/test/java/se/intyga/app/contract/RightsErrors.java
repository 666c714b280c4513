package se.intyga.app.contract;

import static se.intyga.app.contract.ErrorScene.FORM;
import static se.intyga.app.contract.ErrorScene.JSON;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import se.intyga.app.contract.DocumentedErrorsTest.Came;
import se.intyga.app.contract.DocumentedErrorsTest.Provoked;
import se.intyga.formats.json.StrictJson;

/// What can go wrong when a person uses her rights, and when another installation or a recipient takes part in it.
final class RightsErrors {
    private static final String CASES = "/holder/v1/cases";
    private static final String NOBODYS = CASES + "/AAAAAAAAAAAAAAAAAAAAAA";
    private static final String PAGE = "/holder/rights/cases/AAAAAAAAAAAAAAAAAAAAAA";
    private static final String DELETIONS = "/verifier/v1/deletion-requests";
    private static final String WITHDRAWN = "{\"state\":\"WITHDRAWN\"}";

    private final ErrorScene scene;
    private final Supplier<String> ended;
    private final List<Provoked> rows = new ArrayList<>();

    private RightsErrors(ErrorScene scene) {
        this.scene = scene;
        this.ended = ErrorScene.lazily(this::endedCase);
    }

    static List<Provoked> provoked(ErrorScene scene) {
        RightsErrors errors = new RightsErrors(scene);
        errors.cases();
        errors.pages();
        errors.export();
        errors.agencies();
        errors.others();
        return errors.rows;
    }

    private void cases() {
        post(CASES, JSON, "{}", 401);
        post(CASES, JSON, "{}", 400, "person");
        post(CASES, JSON, "{\"kind\":\"DELETION\",\"receiptId\":\"none\"}", 422, "person");
        post(NOBODYS + "/delivery", JSON, "{}", 401);
        post(NOBODYS + "/delivery", JSON, "{}", 404, "person");
        post(NOBODYS + "/state", JSON, WITHDRAWN, 401);
        post(NOBODYS + "/state", JSON, "{}", 400, "person");
        post(NOBODYS + "/state", JSON, WITHDRAWN, 404, "person");
        for (String what : List.of("/delivery", "/state")) {
            rows.add(new Provoked(
                    "POST",
                    NOBODYS + what,
                    409,
                    () -> Came.of(scene.post(CASES + "/" + ended.get() + what, JSON, WITHDRAWN, scene.as("person")))));
        }
    }

    /// The id of a case of the person's that she has taken back.
    private String endedCase() {
        String opened = scene.post(
                        CASES,
                        JSON,
                        "{\"kind\":\"ACCESS\",\"agency\":\"arbetsformedlingen\",\"words\":\"What do you hold?\"}",
                        scene.as("person"))
                .body();
        String id = StrictJson.object(opened).orElseThrow().required("id").asText();
        scene.post(CASES + "/" + id + "/state", JSON, WITHDRAWN, scene.as("person"));
        return id;
    }

    private void pages() {
        rows.add(new Provoked(
                "GET",
                "/holder/rights/ask",
                404,
                () -> Came.of(scene.get("/holder/rights/ask?kind=none", scene.as("person")))));
        post("/holder/rights/ask", FORM, "form_token=none&kind=ACCESS", 403, "person");
        form("/holder/rights/ask", "&kind=none", 404);
        form("/holder/rights/ask", "&kind=ACCESS&about=none&words=What", 422);
        rows.add(new Provoked("GET", PAGE, 404, () -> Came.of(scene.get(PAGE, scene.as("person")))));
        post(PAGE, FORM, "form_token=none&action=withdraw", 403, "person");
        form(PAGE, "&action=withdraw", 404);
    }

    private void export() {
        post("/holder/v1/export", JSON, "{}", 401);
        post("/holder/v1/export", JSON, "{}", 400, "person");
        post("/holder/export", FORM, "form_token=none&what=everything", 403, "person");
        form("/holder/export", "&what=none", 422);
    }

    /// The agency's side of a person's cases.
    private void agencies() {
        String list = "/issuer/v1/rights-cases";
        String nobodys = list + "/AAAAAAAAAAAAAAAAAAAAAA";
        String answer = "{\"state\":\"RECEIVED\",\"answer\":\"We have it.\"}";
        rows.add(new Provoked(
                "GET", list, 400, () -> Came.of(scene.get(list + "?ended=perhaps", scene.as("arbetsformedlingen")))));
        rows.add(new Provoked("GET", list, 401, () -> Came.of(scene.get(list))));
        rows.add(new Provoked(
                "GET", list, 403, () -> Came.of(scene.withScope("issuer:offers").get(list))));
        Map.of("/looks", "{\"handler\":\"h-one\",\"unit\":\"enhet\"}", "/answer", answer)
                .forEach((step, body) -> {
                    post(nobodys + step, JSON, body, 401);
                    post(nobodys + step, JSON, "{}", 400, "arbetsformedlingen");
                    rows.add(new Provoked(
                            "POST",
                            nobodys + step,
                            403,
                            () -> Came.of(
                                    scene.withScope("issuer:offers").post(nobodys + step, StrictJson.newObject()))));
                    post(nobodys + step, JSON, body, 404, "arbetsformedlingen");
                });
        rows.add(new Provoked(
                "POST",
                nobodys + "/answer",
                409,
                () -> Came.of(scene.post(
                        list + "/" + ended.get() + "/answer", JSON, answer, scene.as("arbetsformedlingen")))));
    }

    private void others() {
        post("/consent/v1/history-queries", "application/jwt", "none", 403);
        post(DELETIONS, JSON, "{}", 400);
        post(DELETIONS, JSON, "{\"receipt\":\"none\"}", 422);
        rows.add(new Provoked("GET", DELETIONS, 401, () -> Came.of(scene.get(DELETIONS))));
        post(DELETIONS + "/none/answer", JSON, "{}", 401);
        post(DELETIONS + "/none/answer", JSON, "{}", 400, "demo-employer");
        post(DELETIONS + "/none/answer", JSON, "{\"state\":\"DONE\",\"answer\":\"Deleted.\"}", 404, "demo-employer");
    }

    private void post(String path, String type, String body, int status, String... caller) {
        rows.add(new Provoked(
                "POST",
                path,
                status,
                () -> Came.of(scene.post(path, type, body, caller.length == 0 ? new String[0] : scene.as(caller[0])))));
    }

    private void form(String path, String members, int status) {
        rows.add(new Provoked(
                "POST",
                path,
                status,
                () -> Came.of(
                        scene.post(path, FORM, "form_token=" + scene.formToken() + members, scene.as("person")))));
    }
}
