package se.intyga.app.contract;

import static se.intyga.app.contract.ErrorScene.JSON;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import se.intyga.app.contract.DocumentedErrorsTest.Came;
import se.intyga.app.contract.DocumentedErrorsTest.Provoked;

/// What can go wrong with what anyone may read: rules, ledgers, and the witness that anyone may ask.
final class PublicErrors {
    static final Set<String> OUT_OF_REACH = Set.of(
            // Whether the persons' ledger has begun depends on what ran before; the same endpoint is asked about an
            // agency's.
            "GET /ledgers/holder/checkpoint 404",
            "GET /ledgers/holder/keys 404",
            "GET /ledgers/holder/proof/inclusion 400",
            "GET /ledgers/holder/proof/inclusion 404",
            "GET /ledgers/holder/proof/consistency 400",
            "GET /ledgers/holder/proof/consistency 404",
            "GET /ledgers/holder/proof/tlog 400",
            "GET /ledgers/holder/proof/tlog 404",
            // This house witnesses nobody; consent's own tests of the witness have these.
            "POST /witness/add-checkpoint 403",
            "POST /witness/add-checkpoint 409",
            "POST /witness/add-checkpoint 422");

    private static final String AGENCY = "/ledgers/issuers/arbetsformedlingen";

    private final ErrorScene scene;
    private final Supplier<String> begun;
    private final List<Provoked> rows = new ArrayList<>();

    private PublicErrors(ErrorScene scene, Supplier<String> begun) {
        this.scene = scene;
        this.begun = begun;
    }

    /// @param begun makes sure that the agency's ledger holds something
    static List<Provoked> provoked(ErrorScene scene, Supplier<String> begun) {
        PublicErrors errors = new PublicErrors(scene, begun);
        errors.rules();
        errors.ledgers();
        errors.witness();
        return errors.rows;
    }

    private void rules() {
        get("/legal-basis/v1/policies/none", "", 404);
        get("/legal-basis/v1/policies/effective", "?at=none", 400);
        get("/legal-basis/v1/policies/diff", "", 400);
        get("/legal-basis/v1/policies/diff", "?from=none&to=none", 404);
        post("/legal-basis/v1/what-if", JSON, "{}", 400);
        post("/legal-basis/v1/what-if", JSON, "a".repeat(100_000), 413);
        get("/rules/none", "", 404);
        get("/rules/diff", "?from=none&to=none", 404);
    }

    private void ledgers() {
        for (String what :
                List.of("checkpoint", "keys", "proof/inclusion", "proof/consistency", "proof/tlog", "tile/0/999")) {
            get("/ledgers/issuers/none/" + what, "", 404);
        }
        get("/ledgers/issuers/none/tile/entries/999", "", 404);
        get("/ledgers/issuers/none/tile/0/999.p/1", "", 404);
        get("/ledgers/issuers/none/tile/entries/999.p/1", "", 404);
        get("/ledgers/holder/tile/0/999.p/1", "", 404);
        get("/ledgers/holder/tile/entries/999.p/1", "", 404);
        get("/ledgers/holder/tile/0/999", "", 404);
        get("/ledgers/holder/tile/entries/999", "", 404);
        for (String proof : List.of("inclusion", "consistency", "tlog")) {
            String path = AGENCY + "/proof/" + proof;
            rows.add(new Provoked("GET", path, 400, () -> {
                var _ = begun.get();
                return Came.of(scene.get(path));
            }));
        }
    }

    private void witness() {
        post("/witness/add-checkpoint", "text/plain", "none", 400);
        rows.add(new Provoked("POST", "/witness/add-checkpoint", 404, () -> {
            var _ = begun.get();
            String own = scene.get(AGENCY + "/checkpoint").body();
            return Came.of(scene.post("/witness/add-checkpoint", "text/plain", "old 0\n\n" + own));
        }));
    }

    private void get(String path, String query, int status) {
        rows.add(new Provoked("GET", path, status, () -> Came.of(scene.get(path + query))));
    }

    private void post(String path, String type, String body, int status) {
        rows.add(new Provoked("POST", path, status, () -> Came.of(scene.post(path, type, body))));
    }
}
