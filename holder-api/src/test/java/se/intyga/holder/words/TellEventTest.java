package se.intyga.holder.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.intyga.consent.ledger.CorrelationId;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.Party;
import se.intyga.pages.Language;

/// A person reads names, not addresses and hashes.
class TellEventTest {
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "registration-certificate, SV, Inskrivningsintyg",
        "https://i.example/issuers/arbetsformedlingen/types/registration-certificate/1, SV, Inskrivningsintyg",
        "https://i.example/issuers/arbetsformedlingen/types/registration-certificate/12, EN, Registration certificate",
        "https://i.example/issuers/a/types/unknown-type/1, EN, https://i.example/issuers/a/types/unknown-type/1",
        "urn:eudi:pid:1, EN, urn:eudi:pid:1",
    })
    void a_type_of_ours_is_called_by_its_name(String type, Language language, String name) {
        assertThat(value(
                        event().about(type).build(),
                        language,
                        language == Language.SV ? "Vilket intyg" : "Which certificate"))
                .isEqualTo(name);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "example-1:4ee9a34a3a36035920ea971f7ef48db46bc1a3a78f4f035483c03ff742f0e9ba, example-1 (4ee9a34a3a36…)",
        "example-1, example-1",
        "example-1:4ee9, example-1:4ee9",
    })
    void a_version_is_shown_by_its_name_and_the_beginning_of_its_hash(String version, String shown) {
        assertThat(value(event().byPolicy(version).build(), Language.EN, "Version of the rules"))
                .isEqualTo(shown);
    }

    private static LedgerEvent.Builder event() {
        return LedgerEvent.of(
                EventKind.ISSUED,
                Instant.parse("2026-11-21T12:00:00Z"),
                Party.of("arbetsformedlingen", "Arbetsförmedlingen"),
                new CorrelationId("journey-1"));
    }

    private static String value(LedgerEvent event, Language language, String label) {
        return TellEvent.tell(event, language).facts().stream()
                .filter(fact -> fact.label().equals(label))
                .map(TellEvent.Fact::value)
                .findFirst()
                .orElse("");
    }
}
