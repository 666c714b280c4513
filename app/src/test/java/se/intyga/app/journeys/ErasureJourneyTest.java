package se.intyga.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import se.intyga.bench.browser.Browser;
import se.intyga.bench.browser.Page;
import se.intyga.bench.browser.Person;
import se.intyga.bench.http.Http;
import se.intyga.bench.organisation.OrganisationClient;
import se.intyga.bench.wallet.CredentialOffer;
import se.intyga.bench.wallet.FetchCredential;
import se.intyga.bench.wallet.WalletConfig;
import se.intyga.consent.history.HistoryEntry;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.history.ReadHistory;
import se.intyga.consent.ledger.CorrelationId;
import se.intyga.consent.ledger.EntryReference;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.LedgerVerdict;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.VerifyLedger;
import se.intyga.consent.person.AppendAboutPerson;
import se.intyga.consent.person.ErasePerson;
import se.intyga.consent.receipt.PersonReceipts;
import se.intyga.consent.receipt.ReceiptOutcome;
import se.intyga.consent.receipt.SignedReceipt;
import se.intyga.consent.receipt.VerifyOffline;
import se.intyga.eid.person.PersonIndex;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.formats.json.StrictJson;

/// A person asks an agency to erase what it has on record about her, and it grants that: GDPR Art. 17, design 5
/// ("deletion of evidence is destruction of its key; the ledger keeps its leaf"), decision 0046.
class ErasureJourneyTest {
    private static final String NUMBER = "197701172392";
    private static final LedgerName AGENCY = LedgerName.ofAgency("arbetsformedlingen");
    private static final HouseUnderTest HOUSE = HouseUnderTest.running();
    private static final Http HTTP = Http.trusting(HOUSE.dataFolder().resolve("tls/ca.pem"));

    private final OrganisationClient agency = OrganisationClient.of(
            HTTP, HOUSE.baseUrl(), HOUSE.dataFolder(), "arbetsformedlingen", "issuer:cases:read issuer:cases:decide");
    private final Person person = new Person(new Browser(HTTP, "en"), NUMBER);
    private final PersonReference reference = PersonReference.fromHex(
            bean(PersonIndex.class).of(new PersonalNumber(NUMBER)).hex());

    /// A row as a backup has it.
    @SuppressWarnings("ArrayRecordComponent") // lives only between reading and writing back
    private record Copy(long index, byte[] sealed) {}

    @AfterAll
    static void close() {
        HTTP.close();
    }

    private static <T> T bean(Class<T> type) {
        return HOUSE.context().getBean(type);
    }

    private List<HistoryEntry> history(LedgerName ledger) {
        return bean(ReadHistory.class).of(reference).stream()
                .filter(entry -> entry.reference().ledger().equals(ledger))
                .toList();
    }

    @Test
    void what_an_agency_recorded_is_sealed_and_goes_when_it_grants_the_persons_erasure() {
        LedgerName other = LedgerName.ofAgency("a" + UUID.randomUUID());
        issued();
        EntryReference elsewhere = bean(AppendAboutPerson.class).append(other, reference, looked());
        nothing_lies_open();
        EntryReference entry = history(AGENCY).stream()
                .filter(one -> one.event().kind() == EventKind.ISSUED)
                .findFirst()
                .orElseThrow()
                .reference();
        SignedReceipt receipt = bean(PersonReceipts.class)
                .find(reference, AGENCY.value(), entry.index())
                .orElseThrow();
        believed(receipt);
        List<Copy> backup = backup();

        String id = asked();
        granted(id);

        assertThat(history(AGENCY)).isEmpty();
        assertThat(bean(PersonReceipts.class).find(reference, AGENCY.value(), entry.index()))
                .isEmpty();
        believed(receipt);
        assertThat(history(other)).extracting(HistoryEntry::reference).containsExactly(elsewhere);
        assertThat(bean(VerifyLedger.class).verify(other)).isEqualTo(new LedgerVerdict.Intact(other, 1));
        assertThat(bean(VerifyLedger.class).verify(AGENCY))
                .isInstanceOfSatisfying(
                        LedgerVerdict.Intact.class,
                        intact -> assertThat(intact.erased()).isGreaterThanOrEqualTo(backup.size()));
        restored(backup);
        assertThat(history(AGENCY)).as("rows from a backup, without the key").isEmpty();
        bean(ErasePerson.class).erase(reference, AGENCY);
        bean(ErasePerson.class).erase(reference, other);
    }

    private void issued() {
        URI issuer = HOUSE.at("/issuers/arbetsformedlingen");
        WalletConfig config = WalletConfig.demo(HOUSE.dataFolder().resolve("trust"));
        new FetchCredential(HTTP, config, new SecureRandom(), Clock.systemUTC())
                .byAuthorization(CredentialOffer.startedByWallet(issuer, "registration-certificate"), person);
    }

    private static LedgerEvent looked() {
        return LedgerEvent.of(
                        EventKind.READ_BY_STAFF,
                        Instant.now(),
                        Party.of("another-agency", "En annan myndighet"),
                        new CorrelationId(UUID.randomUUID().toString()))
                .build();
    }

    /// The dump of what is linked to persons: every event and salt is sealed.
    private static void nothing_lies_open() {
        List<String> open = bean(Jdbi.class)
                .withHandle(
                        handle -> handle.createQuery("""
                                SELECT e.ledger || ' ' || e.idx FROM consent.entry e
                                JOIN consent.person_entry p ON p.ledger = e.ledger AND p.idx = e.idx
                                WHERE e.body IS NOT NULL OR e.salt IS NOT NULL OR e.sealed IS NULL
                                OR position('RELEASE'::bytea IN e.sealed) > 0 OR position('ISSUED'::bytea IN e.sealed) > 0
                                """).mapTo(String.class).list());
        assertThat(open).isEmpty();
        String bodies = bean(Jdbi.class)
                .withHandle(handle -> handle.createQuery(
                                "SELECT coalesce(string_agg(encode(body, 'escape'), ' '), '') FROM consent.entry"
                                        + " WHERE ledger = :ledger")
                        .bind("ledger", AGENCY.value())
                        .mapTo(String.class)
                        .one());
        assertThat(bodies).doesNotContain("registration-certificate", "ISSUED", "RELEASE_DECIDED");
    }

    private static void believed(SignedReceipt receipt) {
        for (String form : List.of(receipt.jwt(), receipt.jsonLd())) {
            assertThat(new VerifyOffline(bean(Ledgers.class).verifierKeys(AGENCY)).verify(form))
                    .isInstanceOf(ReceiptOutcome.Verified.class);
        }
    }

    private List<Copy> backup() {
        return bean(Jdbi.class)
                .withHandle(handle -> handle.createQuery("SELECT e.idx, e.sealed FROM consent.entry e"
                                + " JOIN consent.person_entry p ON p.ledger = e.ledger AND p.idx = e.idx"
                                + " WHERE p.person = :person AND e.ledger = :ledger")
                        .bind("person", reference.bytes())
                        .bind("ledger", AGENCY.value())
                        .map((row, _) -> new Copy(row.getLong("idx"), row.getBytes("sealed")))
                        .list());
    }

    private void restored(List<Copy> backup) {
        bean(Jdbi.class)
                .useHandle(handle -> backup.forEach(row -> {
                    handle.execute(
                            "UPDATE consent.entry SET sealed = ? WHERE ledger = ? AND idx = ?",
                            row.sealed(),
                            AGENCY.value(),
                            row.index());
                    handle.execute(
                            "INSERT INTO consent.person_entry (person, ledger, idx) VALUES (?, ?, ?)",
                            reference.bytes(),
                            AGENCY.value(),
                            row.index());
                }));
    }

    /// The person asks on her rights page; the case is told there.
    private String asked() {
        Page.Shown form = (Page.Shown) person.open(HOUSE.at("/holder/rights/ask?kind=ERASURE"));
        Page.Shown shown = (Page.Shown) person.press(
                form, form.find("form[action=/holder/rights/ask] button").orElseThrow());
        assertThat(shown.document().text()).contains("Erasure at an agency", "Sent");
        String path = shown.address().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// The agency finds the case by its id only, reads it, and grants it; a second time there is nothing to grant.
    private void granted(String id) {
        String list = agency.get("/issuer/v1/rights-cases").expecting(200).body();
        assertThat(list).contains(id, "ERASURE").doesNotContain(NUMBER);
        ObjectNode handler = StrictJson.newObject().put("handler", "h-one").put("unit", "registrator");
        JsonNode look = agency.post("/issuer/v1/rights-cases/" + id + "/looks", handler)
                .expecting(200)
                .json();
        assertThat(look.path("personalNumber").asText()).isEqualTo(NUMBER);
        assertThat(history(AGENCY))
                .as("she sees that the unit read, and not who")
                .anySatisfy(entry -> assertThat(entry.event().toString()).contains("registrator"))
                .allSatisfy(entry -> assertThat(entry.event().toString()).doesNotContain("h-one"));
        assertThat(answer(id, "RECEIVED", "We look into it.").path("state").asText())
                .isEqualTo("RECEIVED");
        assertThat(history(AGENCY)).isNotEmpty();
        assertThat(answer(id, "DONE", "Erased today.").path("state").asText()).isEqualTo("DONE");
        assertThat(agency.post("/issuer/v1/rights-cases/" + id + "/answer", said("DONE", "Erased again."))
                        .status())
                .isEqualTo(409);
        assertThat(agency.get("/issuer/v1/rights-cases?ended=true")
                        .expecting(200)
                        .body())
                .contains(id);
        Page.Shown page = (Page.Shown) person.open(HOUSE.at("/holder/rights/cases/" + id));
        assertThat(page.document().text()).contains("Done", "Erased today.");
    }

    private JsonNode answer(String id, String state, String text) {
        return agency.post("/issuer/v1/rights-cases/" + id + "/answer", said(state, text))
                .expecting(200)
                .json();
    }

    private static ObjectNode said(String state, String text) {
        return StrictJson.newObject().put("state", state).put("answer", text);
    }
}
