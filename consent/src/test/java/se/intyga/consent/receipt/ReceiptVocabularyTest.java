package se.intyga.consent.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.TestLedgers;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SoftwareSigningKey;

/// What a foreign JSON-LD processor makes of a receipt: terms of the Data Privacy Vocabulary that there are.
class ReceiptVocabularyTest {
    private static final String DPV = "https://w3id.org/dpv#";
    private static final String GDPR = "https://w3id.org/dpv/legal/eu/gdpr#";
    /// As they stand in `dpv.ttl` and `eu-gdpr.ttl` of DPV 2.3.
    private static final Set<String> CONCEPTS = Set.of(
            "ConsentGiven",
            "ConsentNotice",
            "ConsentRecord",
            "ConsentRefused",
            "ConsentWithdrawn",
            "DataController",
            "DataControllerDataSource",
            "DataProcessingRecord",
            "DataSubject",
            "DataSubjectDataSource",
            "PersonalData",
            "PersonnelHiring",
            "PrivacyNotice",
            "Process",
            "Purpose",
            "Recipient",
            "StorageDuration",
            "hasConsentStatus",
            "hasDataController",
            "hasDataSource",
            "hasDuration",
            "hasEntity",
            "hasIdentifier",
            "hasLegalBasis",
            "hasName",
            "hasNotice",
            "hasPersonalData",
            "hasProcess",
            "hasPurpose",
            "hasRecipient",
            "hasRight",
            "hasStorageCondition");
    private static final Set<String> PROVISIONS = Set.of(
            "A6-1-a", "A6-1-b", "A6-1-c", "A6-1-d", "A6-1-e", "A6-1-f", "A7-3", "A13", "A15", "A16", "A17", "A21");

    private final TestLedgers house = TestLedgers.open();
    private final SoftwareSigningKey signing = SoftwareSigningKey.generate(TestLedgers.RANDOM);
    private final SignReceipt sign = new SignReceipt(
            house.ledgers,
            house.records,
            TestLedgers.KEYS,
            TestLedgers.POLICIES,
            Clock.fixed(TestLedgers.NOW, ZoneOffset.UTC));

    private SignedReceipt disclosure(LedgerEvent event) {
        return sign.sign(
                house.append.append(LedgerName.ofRelyingParty("demo-employer"), event), Verdict.VERIFIED, signing);
    }

    private SignedReceipt registered() {
        var version = TestLedgers.POLICIES.effectiveAt(TestLedgers.NOW).version();
        return disclosure(TestLedgers.event(EventKind.DISCLOSED)
                .onBasis("6(1)(f)")
                .byPolicy(version.toString().replace('@', ':'))
                .build());
    }

    private SignedReceipt release() {
        return sign.signByLedger(
                        house.about.append(
                                LedgerName.ofAgency("demo-employer"),
                                TestLedgers.somebody(),
                                TestLedgers.event(EventKind.ISSUED).build()),
                        Optional.empty())
                .orElseThrow();
    }

    private static ObjectNode expanded(SignedReceipt receipt) {
        try {
            var document = JsonDocument.of(new StringReader(receipt.jsonLd()));
            String expanded = JsonLd.expand(document).get().toString();
            return (ObjectNode) StrictJson.value(expanded).orElseThrow().path(0);
        } catch (JsonLdError refused) {
            throw new AssertionError("a JSON-LD processor refuses the document", refused);
        }
    }

    private static void addTerms(JsonNode node, Set<String> found) {
        if (node.has("@value") && node.path("@type").asText().equals("@json")) {
            return;
        }
        node.properties().forEach(member -> {
            if (!member.getKey().startsWith("@")) {
                found.add(member.getKey());
            }
            if (member.getKey().equals("@type") || member.getKey().equals("@id")) {
                (member.getValue().isArray() ? member.getValue() : List.of(member.getValue()))
                        .forEach(value -> found.add(value.asText()));
            }
        });
        node.forEach(child -> addTerms(child, found));
    }

    @Test
    void every_term_of_the_vocabulary_is_one_it_has_and_nothing_is_lost() {
        List<SignedReceipt> receipts = List.of(
                registered(),
                release(),
                disclosure(TestLedgers.event(EventKind.DISCLOSED)
                        .onBasis("6(1)(a)")
                        .build()),
                disclosure(TestLedgers.event(EventKind.DISCLOSED)
                        .onBasis("6(1)(e)")
                        .build()));
        for (SignedReceipt receipt : receipts) {
            Set<String> found = new HashSet<>();
            addTerms(expanded(receipt), found);
            List<String> unknown = new ArrayList<>();
            for (String term : found) {
                boolean known = term.startsWith(GDPR)
                        ? PROVISIONS.contains(term.substring(GDPR.length()))
                        : !term.startsWith(DPV) || CONCEPTS.contains(term.substring(DPV.length()));
                if (!known || !term.contains(":") || term.startsWith("dpv:") || term.startsWith("eu-gdpr:")) {
                    unknown.add(term);
                }
            }
            assertThat(unknown).isEmpty();
            assertThat(found).contains(DPV + "hasProcess", DPV + "hasIdentifier", DPV + "hasEntity");
        }
    }

    @Test
    void a_disclosure_says_to_machines_who_got_what_why_on_which_ground_and_for_how_long() {
        ObjectNode record = expanded(registered());
        assertThat(record.path("@type").path(0).asText()).isEqualTo(DPV + "DataProcessingRecord");
        JsonNode process = record.path(DPV + "hasProcess").path(0);
        assertThat(process.path(DPV + "hasPurpose")
                        .path(0)
                        .path("@type")
                        .path(0)
                        .asText())
                .isEqualTo(DPV + "PersonnelHiring");
        assertThat(process.path(DPV + "hasLegalBasis").path(0).path("@id").asText())
                .isEqualTo(GDPR + "A6-1-f");
        assertThat(process.path(DPV + "hasDataController").path(0).path("@id").asText())
                .isEqualTo("urn:intyga:party:demo-employer");
        assertThat(process.path(DPV + "hasPersonalData").findValuesAsText("@value"))
                .contains("registered");
        JsonNode kept = process.path(DPV + "hasStorageCondition").path(0);
        assertThat(kept.path(DPV + "hasDuration").path(0).path("@type").asText())
                .isEqualTo("http://www.w3.org/2001/XMLSchema#duration");
        assertThat(kept.path("http://purl.org/dc/terms/description").findValuesAsText("@language"))
                .containsExactlyInAnyOrder("sv", "en");
    }

    @Test
    void a_consent_says_its_status_and_a_release_comes_from_the_agencys_own_register() {
        ObjectNode consent = expanded(disclosure(
                TestLedgers.event(EventKind.DISCLOSED).onBasis("6(1)(a)").build()));
        assertThat(consent.path(DPV + "hasConsentStatus").path(0).path("@id").asText())
                .isEqualTo(DPV + "ConsentGiven");
        assertThat(expanded(release())
                        .path(DPV + "hasProcess")
                        .path(0)
                        .path(DPV + "hasDataSource")
                        .path(0)
                        .path("@id")
                        .asText())
                .isEqualTo(DPV + "DataControllerDataSource");
    }
}
