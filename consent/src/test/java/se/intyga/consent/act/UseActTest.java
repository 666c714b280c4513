package se.intyga.consent.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.ledger.TestLedgers;
import se.intyga.consent.person.PersonKeys;
import se.intyga.consent.person.VaultKey;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.disclosure.ActKind;
import se.intyga.legalbasis.disclosure.AssessDisclosure;
import se.intyga.legalbasis.disclosure.AssessRequest;
import se.intyga.legalbasis.disclosure.ConsentElement;
import se.intyga.legalbasis.disclosure.EventCondition;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.pages.Language;

/// Acts on a real database, taken by two replicas at once.
class UseActTest {
    private static final String DIGEST = "C".repeat(42) + "E";
    private static final Party OPERATOR = Party.of("holder-door", "Intyga (demo)");
    private static final CredentialInstance INSTANCE = new CredentialInstance(new byte[32]);

    /// One process of the house.
    private static final class Replica {
        private final TestLedgers house = TestLedgers.open();
        private final Jdbi jdbi = house.jdbi;
        private final Clock clock = Clock.fixed(TestLedgers.NOW, ZoneOffset.UTC);
        private final Policies policies = new PolicyFiles(URI.create("https://intyga.test")).examples();
        private final AskRules rules =
                new AskRules(new AssessDisclosure(policies), new AssessRequest(policies), policies, clock);
        private final RecordAct record = new RecordAct(house.append, clock, TestLedgers.RANDOM);
        private final SealActs seal = new SealActs(TestLedgers.RANDOM);
        private final ActStore store = new ActStore();
        private final PersonKeys keys = new PersonKeys(new VaultKey(new byte[32]), TestLedgers.RANDOM);
        private final MakeAct make = new MakeAct(rules, record, seal, store, keys, jdbi, TestLedgers.RANDOM);
        private final UseAct use = new UseAct(rules, record, seal, store, keys, jdbi);
        private final WithdrawConsent withdraw = new WithdrawConsent(record, seal, store, keys, jdbi);
        private final ReadActs read = new ReadActs(seal, store, keys, jdbi);
    }

    private final Replica one = new Replica();
    private final Replica other = new Replica();

    private static PersonReference somebody() {
        byte[] hash = new byte[32];
        TestLedgers.RANDOM.nextBytes(hash);
        return PersonReference.of(hash);
    }

    private static ActDraft draft(ActKind kind) {
        boolean consent = kind == ActKind.CONSENT;
        return new ActDraft(
                kind,
                List.of("demo-employer"),
                consent ? "recruitment-consent" : "recruitment",
                Optional.of(consent ? LawfulBasis.CONSENT : LawfulBasis.LEGITIMATE_INTEREST),
                "https://intyga.test/issuers/arbetsformedlingen/types/registration-certificate/1",
                List.of(ClaimPath.of("registered")),
                DIGEST,
                Optional.of(INSTANCE),
                EventCondition.NONE,
                new TextShown("2026-11", DIGEST, Language.SV),
                consent ? EnumSet.allOf(ConsentElement.class) : EnumSet.noneOf(ConsentElement.class),
                TestLedgers.NOW.plusSeconds(60));
    }

    private RecordedAct made(PersonReference person, ActKind kind) {
        return ((MakeAct.Outcome.Made) one.make.make(person, OPERATOR, draft(kind))).recorded();
    }

    private static UseAct.Wanted wanted(ActKind kind, ActId id) {
        return new UseAct.Wanted(kind, id, "demo-employer", DIGEST, INSTANCE);
    }

    @Test
    void of_many_uses_on_two_replicas_one_is_taken_and_one_is_noted() throws Exception {
        for (ActKind kind : List.of(ActKind.APPROVAL, ActKind.CONSENT)) {
            PersonReference person = somebody();
            ActId id = made(person, kind).record().act().id();
            long before = one.house.ledgers.ledger(LedgerName.ofHolderDoor()).size();
            List<Callable<UseAct.Outcome>> tries = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                Replica replica = i % 2 == 0 ? one : other;
                tries.add(() -> replica.use.use(person, OPERATOR, wanted(kind, id)));
            }
            List<UseAct.Outcome> outcomes = new ArrayList<>();
            try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
                for (Future<UseAct.Outcome> tried : callers.invokeAll(tries)) {
                    outcomes.add(tried.get());
                }
            }
            assertThat(outcomes)
                    .filteredOn(UseAct.Outcome.Used.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(UseAct.Outcome.Refused.class::isInstance)
                    .allSatisfy(refused -> assertThat(
                                    ((UseAct.Outcome.Refused) refused).refusal().code())
                            .isEqualTo("USED"));
            assertThat(one.house.ledgers.ledger(LedgerName.ofHolderDoor()).size())
                    .isEqualTo(before + 1);
        }
    }

    @Test
    void a_withdrawn_consent_and_its_use_do_not_both_win() {
        PersonReference person = somebody();
        ActId id = made(person, ActKind.CONSENT).record().act().id();
        assertThat(other.withdraw.withdraw(person, OPERATOR, id)).isInstanceOf(WithdrawConsent.Outcome.Withdrawn.class);
        assertThat(one.use.use(person, OPERATOR, wanted(ActKind.CONSENT, id)))
                .isInstanceOf(UseAct.Outcome.Refused.class);
        assertThat(one.withdraw.withdraw(person, OPERATOR, id))
                .isInstanceOf(WithdrawConsent.Outcome.WithdrawnBefore.class);
    }

    @Test
    void a_row_moved_to_another_table_or_person_opens_for_nobody() {
        PersonReference person = somebody();
        ActId id = made(person, ActKind.APPROVAL).record().act().id();
        one.jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO consent.consent (person, consent_id, sealed_consent, ends_by)"
                        + " SELECT person, approval_id, sealed_approval, ends_by FROM consent.approval"
                        + " WHERE approval_id = ?",
                id.value()));
        assertThat(one.read.find(person, ActKind.CONSENT, id)).isEmpty();
        PersonReference thief = somebody();
        made(thief, ActKind.APPROVAL);
        one.jdbi.useHandle(handle -> handle.execute(
                "UPDATE consent.approval SET person = ? WHERE approval_id = ?", thief.bytes(), id.value()));
        assertThat(one.read.find(thief, ActKind.APPROVAL, id)).isEmpty();
    }

    @Test
    void without_the_persons_key_nothing_is_left_to_read() {
        PersonReference person = somebody();
        made(person, ActKind.APPROVAL);
        assertThat(one.read.all(person, ActKind.APPROVAL)).hasSize(1);
        one.jdbi.useTransaction(handle -> one.keys.destroy(handle, person));
        assertThat(one.read.all(person, ActKind.APPROVAL)).isEmpty();
    }

    @Test
    void the_ledger_commits_to_what_the_person_can_open() {
        PersonReference person = somebody();
        RecordedAct made = made(person, ActKind.CONSENT);
        var event = one.house
                .ledgers
                .ledger(LedgerName.ofHolderDoor())
                .entry(made.entry().index())
                .orElseThrow()
                .event()
                .orElseThrow();
        assertThat(made.committed().openedBy(event)).contains(made.record());
        assertThat(new CommittedRecord(
                                se.intyga.consent.ledger.Salt.fresh(TestLedgers.RANDOM),
                                made.committed().content())
                        .openedBy(event))
                .isEmpty();
    }
}
