package se.intyga.holder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.PasswordBasedDecrypter;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.intyga.consent.history.HeldAbout;
import se.intyga.consent.ledger.EventKind;
import se.intyga.holder.HolderHouse.Browser;

/// A person takes out everything that is held about her, and nothing of anybody else's (R11, L26; EU TS10).
class ExportTest {
    private static final String JSON = "application/json";
    private static final String PASSPHRASE = "fyra små gula ankor";

    private final HolderHouse house = HolderHouse.open();
    private final Browser anna = house.loggedIn(HolderHouse.ANNA);
    private final Browser bo = house.loggedIn(HolderHouse.BO);

    @BeforeEach
    void anna_and_bo_have_something() {
        house.takesDeletion = false;
        house.jdbi.useHandle(handle -> {
            handle.execute("DELETE FROM consent.person_entry");
            handle.execute("DELETE FROM consent.kept_receipt");
            handle.execute("DELETE FROM consent.rights_case");
        });
        for (EventKind kind : EventKind.values()) {
            house.released(HolderHouse.ANNA, kind);
        }
        house.released(HolderHouse.BO, EventKind.ISSUED);
        for (Browser browser : List.of(anna, bo)) {
            String receipt = json(house.post(browser, "/holder/v1/receipts", "application/jwt", house.receipt())
                            .body())
                    .path("receiptId")
                    .asText();
            for (String kind : List.of("DELETION", "AUTHORITY_REPORT")) {
                house.post(
                        browser,
                        "/holder/v1/cases",
                        JSON,
                        "{\"kind\":\"" + kind + "\",\"receiptId\":\"" + receipt + "\",\"words\":\""
                                + (browser.equals(anna) ? "Annas ord" : "Bos ord") + "\"}");
            }
            house.post(browser, "/holder/v1/cases", JSON, "{\"kind\":\"ACCESS\",\"agency\":\"arbetsformedlingen\"}");
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException notJson) {
            throw new AssertionError(text, notJson);
        }
    }

    private static void fits(String schema, JsonNode document) {
        InputStream in =
                Objects.requireNonNull(ExportTest.class.getResourceAsStream("/se/intyga/holder/export/" + schema));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(in)
                        .validate(document))
                .isEmpty();
    }

    private byte[] export(Browser browser, String body) {
        return house.postForBytes(browser, "/holder/v1/export", JSON, body).body();
    }

    private static Map<String, String> unzipped(byte[] zip) {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return files;
    }

    @Test
    void everything_holds_all_of_hers_fits_its_schemas_and_holds_nothing_of_anothers() {
        Map<String, String> files = unzipped(export(anna, "{\"what\":\"everything\"}"));
        assertThat(files.keySet())
                .contains("everything.json", "transaction-log.json", "everything.schema.json", "README.txt");
        JsonNode all = json(files.getOrDefault("everything.json", ""));
        fits("everything.schema.json", all);
        fits("transaction-log.schema.json", json(files.getOrDefault("transaction-log.json", "")));
        assertThat(all.path("events").findValuesAsText("event"))
                .contains("ISSUED", "READ_BY_STAFF", "ISSUANCE_FAILED", "DISCLOSED", "CORRECTION_REQUESTED");
        assertThat(all.path("receipts")).hasSize(1);
        assertThat(all.path("cases")).hasSize(3);
        assertThat(all.toString()).contains("Annas ord").doesNotContain("Bos ord");
        assertThat(all.toString()).doesNotContain(HolderHouse.BO.digits());
        assertThat(unzipped(export(bo, "{\"what\":\"everything\"}")).get("everything.json"))
                .contains("Bos ord")
                .doesNotContain("Annas ord");
    }

    @Test
    void the_transaction_log_has_one_entry_an_event_and_no_words_or_values() {
        JsonNode log = json(new String(export(anna, "{\"what\":\"transaction-log\"}"), StandardCharsets.UTF_8));
        fits("transaction-log.schema.json", log);
        JsonNode all = json(unzipped(export(anna, "{\"what\":\"everything\"}")).getOrDefault("everything.json", ""));
        assertThat(log.path("TransactionLog"))
                .hasSize(all.path("events").size() + all.path("cases").size());
        assertThat(log.path("TransactionLog").findValuesAsText("transactionType"))
                .contains("Presentation", "CredentialIssuance", "DataDeletionRequest", "DPAReport", "OtherTransaction");
        assertThat(log.toString()).doesNotContain("Annas ord").doesNotContain(HolderHouse.ANNA.digits());
    }

    @Test
    void under_a_passphrase_it_is_a_jwe_that_opens_with_the_passphrase_alone() throws Exception {
        String sealed = new String(
                export(anna, "{\"what\":\"transaction-log\",\"passphrase\":\"" + PASSPHRASE + "\"}"),
                StandardCharsets.US_ASCII);
        JWEObject jwe = JWEObject.parse(sealed);
        assertThat(jwe.getHeader().getAlgorithm().getName()).isEqualTo("PBES2-HS256+A128KW");
        assertThat(jwe.getHeader().getEncryptionMethod().getName()).isEqualTo("A128GCM");
        jwe.decrypt(new PasswordBasedDecrypter(PASSPHRASE.getBytes(StandardCharsets.UTF_8)));
        fits("transaction-log.schema.json", json(jwe.getPayload().toString()));
    }

    @Test
    void refuses_what_is_none_and_passphrases_that_are_guessed() {
        for (String body :
                List.of("", "{}", "{\"what\":\"x\"}", "{\"what\":\"everything\",\"passphrase\":\"short\"}")) {
            assertThat(house.post(anna, "/holder/v1/export", JSON, body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(house.post(Browser.WITHOUT_SESSION, "/holder/v1/export", JSON, "{\"what\":\"everything\"}")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_page_gives_the_file_to_the_sessions_own_form_only() {
        assertThat(Jsoup.parse(house.get(anna, "/holder/export?lang=sv").body()).select("form[action=/holder/export]"))
                .hasSize(1);
        assertThat(house.form(anna, "/holder/export", Map.of("what", "everything", "form_token", bo.formToken()))
                        .statusCode())
                .isEqualTo(403);
        var file =
                house.form(anna, "/holder/export", Map.of("what", "transaction-log", "form_token", anna.formToken()));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(house.form(
                                anna,
                                "/holder/export?lang=en",
                                Map.of("what", "everything", "passphrase", "short", "form_token", anna.formToken()))
                        .statusCode())
                .isEqualTo(422);
    }

    /// A table with a person in it that no part of the export speaks for fails here.
    @Test
    void every_table_with_a_person_is_spoken_for() {
        TreeSet<String> spoken = new TreeSet<>();
        house.bean(ApplicationContext.class)
                .getBeansOfType(HeldAbout.class)
                .forEach(part -> spoken.addAll(part.tables()));
        List<String> withPerson = house.jdbi.withHandle(
                handle -> handle.createQuery("SELECT table_schema || '.' || table_name FROM information_schema.columns"
                                + " WHERE column_name LIKE 'person%' AND table_schema = 'consent'")
                        .mapTo(String.class)
                        .list());
        assertThat(withPerson).isNotEmpty();
        assertThat(spoken).containsAll(withPerson);
    }
}
