package se.intyga.app.contract;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Fails every test in which a house gave an answer that does not fit its document, or took a request that does not.
///
/// JUnit finds it by itself (META-INF/services), so that no test of the whole house can forget it.
public final class HoldAnswersToDocuments implements AfterEachCallback, AfterAllCallback {
    /// Read when the first exchange is looked at: most tests start no house.
    private static final class Documents {
        private static final ApiDocuments OURS = ApiDocuments.ours();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        check();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        check();
    }

    private static void check() {
        List<String> defects = Exchanges.taken().stream()
                .flatMap(exchange -> Documents.OURS.defects(exchange).stream())
                .distinct()
                .toList();
        if (!defects.isEmpty()) {
            throw new AssertionError("not as the documents say:\n  " + String.join("\n  ", defects));
        }
    }
}
