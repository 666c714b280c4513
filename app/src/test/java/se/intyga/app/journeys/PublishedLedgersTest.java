package se.intyga.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import se.intyga.consent.ledger.AppendEntry;
import se.intyga.consent.ledger.CorrelationId;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Party;
import se.intyga.formats.json.StrictJson;

/// What anyone may read of a ledger, in the whole house: also lists that are empty are said to be.
class PublishedLedgersTest {
    private static final HouseUnderTest HOUSE = HouseUnderTest.running();

    @Test
    void a_ledger_of_one_leaf_has_a_key_no_successions_and_a_proof_without_steps() {
        HOUSE.context()
                .getBean(AppendEntry.class)
                .append(
                        LedgerName.ofAgency("of-one-leaf"),
                        LedgerEvent.of(
                                        EventKind.STATUS_CHANGED,
                                        Instant.now(),
                                        Party.of("of-one-leaf", "Myndigheten"),
                                        new CorrelationId("correlation-of-one-leaf"))
                                .build());

        assertThat(read("/ledgers").required("ledgers").findValuesAsText("name"))
                .contains("issuers/of-one-leaf");
        JsonNode keys = read("/ledgers/issuers/of-one-leaf/keys");
        assertThat(keys.required("keys")).hasSize(1);
        assertThat(keys.required("successions")).isEmpty();
        assertThat(read("/ledgers/issuers/of-one-leaf/proof/inclusion?index=0&size=1")
                        .required("path"))
                .isEmpty();
        assertThat(read("/ledgers/issuers/of-one-leaf/proof/consistency?from=1&to=1")
                        .required("path"))
                .isEmpty();
    }

    private static JsonNode read(String path) {
        return StrictJson.object(HOUSE.get(path).body()).orElseThrow();
    }
}
