package se.intyga.consent.act;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.Ledger;
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

/// One process of a house in which persons act, on a real database.
final class ActHouse {
    static final String DIGEST = "C".repeat(42) + "E";
    static final Party OPERATOR = Party.of("holder-door", "Intyga (demo)");
    static final CredentialInstance INSTANCE = new CredentialInstance(new byte[32]);

    final TestLedgers house = TestLedgers.open();
    final Jdbi jdbi = house.jdbi;
    private final Clock clock = Clock.fixed(TestLedgers.NOW, ZoneOffset.UTC);
    private final Policies policies = new PolicyFiles(URI.create("https://intyga.test")).examples();
    private final AskRules rules =
            new AskRules(new AssessDisclosure(policies), new AssessRequest(policies), policies, clock);
    private final RecordAct record = new RecordAct(house.append, clock, TestLedgers.RANDOM);
    private final SealActs seal = new SealActs(TestLedgers.RANDOM);
    private final ActStore store = new ActStore();
    final PersonKeys keys = new PersonKeys(new VaultKey(new byte[32]), TestLedgers.RANDOM);
    final MakeAct make = new MakeAct(rules, record, seal, store, keys, jdbi, TestLedgers.RANDOM);
    final UseAct use = new UseAct(rules, record, seal, store, keys, jdbi);
    final WithdrawConsent withdraw = new WithdrawConsent(record, seal, store, keys, jdbi);
    final ReadActs read = new ReadActs(seal, store, keys, jdbi);

    static PersonReference somebody() {
        byte[] hash = new byte[32];
        TestLedgers.RANDOM.nextBytes(hash);
        return PersonReference.of(hash);
    }

    static ActDraft draft(ActKind kind) {
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

    RecordedAct made(PersonReference person, ActKind kind) {
        return ((MakeAct.Outcome.Made) make.make(person, OPERATOR, draft(kind))).recorded();
    }

    static UseAct.Wanted wanted(ActKind kind, ActId id) {
        return new UseAct.Wanted(kind, id, "demo-employer", DIGEST, INSTANCE);
    }

    Ledger ledger() {
        return house.ledgers.ledger(LedgerName.ofHolderDoor());
    }

    void sql(String statement) {
        jdbi.useHandle(handle -> handle.execute(statement));
    }
}
