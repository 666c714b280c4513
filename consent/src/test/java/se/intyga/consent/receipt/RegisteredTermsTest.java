package se.intyga.consent.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.intyga.consent.checkpoint.VerifierKey;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.TestLedgers;
import se.intyga.formats.jose.JwsDraft;
import se.intyga.formats.jose.PresentedJws;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.keys.SoftwareSigningKey;
import se.intyga.legalbasis.policy.DisclosureRules;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicyHead;
import se.intyga.legalbasis.policy.PolicySet;
import se.intyga.legalbasis.policy.PolicyVersion;

/// A disclosure's receipt says how long the recipient keeps what it got, and what the person was shown, from the
/// registration in force when it happened (L33).
class RegisteredTermsTest {
    private static final Clock CLOCK = Clock.fixed(TestLedgers.NOW, ZoneOffset.UTC);
    private static final SoftwareSigningKey SIGNING = SoftwareSigningKey.generate(TestLedgers.RANDOM);
    private static final PolicySet THEN = TestLedgers.POLICIES.effectiveAt(TestLedgers.NOW);

    private final TestLedgers house = TestLedgers.open();

    /// Since then the registration was taken out.
    private static Policies changedSince() {
        PolicySet now = new PolicySet(
                new PolicyHead(new PolicyVersion("later", "b".repeat(64)), true, LocalDate.of(2026, 11, 20), List.of()),
                THEN.release(),
                DisclosureRules.none(),
                THEN.retention());
        return new Policies(List.of(THEN, now));
    }

    private SignedReceipt receipt(String version) {
        return new SignReceipt(house.ledgers, house.records, TestLedgers.KEYS, changedSince(), CLOCK)
                .sign(
                        house.append.append(
                                LedgerName.ofRelyingParty("demo-employer"),
                                TestLedgers.event(EventKind.DISCLOSED)
                                        .byPolicy(version)
                                        .build()),
                        Verdict.VERIFIED,
                        SIGNING);
    }

    private VerifyOffline offline() {
        VerifierKey key = house.ledgers.verifierKey(LedgerName.ofHolderDoor());
        return new VerifyOffline(key);
    }

    private static String then() {
        return THEN.version().toString().replace('@', ':');
    }

    @Test
    void L33_retention_and_the_text_shown_are_those_of_the_version_the_event_names_not_of_today() {
        SignedReceipt signed = receipt(then());
        var purpose = THEN.relyingParty("demo-employer", TestLedgers.NOW)
                .orElseThrow()
                .purpose("recruitment", TestLedgers.NOW)
                .orElseThrow();
        Receipt read = ((ReceiptOutcome.Verified) offline().verify(signed.jwt())).receipt();
        assertThat(read.terms())
                .contains(new RegisteredTerms(
                        then(), purpose.retention(), purpose.text(), List.of("dpv:PersonnelHiring")));
        assertThat(offline().verify(signed.jsonLd())).isInstanceOf(ReceiptOutcome.Verified.class);
        ObjectNode document = StrictJson.object(signed.jsonLd()).orElseThrow();
        assertThat(document.at("/pii_processing/retention_period/period").asText())
                .isEqualTo(purpose.retention().period().toString());
        assertThat(document.at("/pii_processing/privacy_notice/sv").asText())
                .isEqualTo(purpose.text().sv());
    }

    @Test
    void a_version_that_nobody_knows_any_more_leaves_them_out_rather_than_guesses() {
        assertThat(receipt("unknown:" + "c".repeat(64)).receipt().terms()).isEqualTo(Optional.empty());
        assertThat(receipt("2026-11-example").receipt().terms()).isEqualTo(Optional.empty());
    }

    @Test
    void changed_terms_are_not_believed() {
        ObjectNode claims =
                PresentedJws.parse(receipt(then()).jwt()).orElseThrow().unverifiedClaims();
        ((ObjectNode) claims.at("/terms/retention")).put("period", "P99Y");
        assertThat(offline()
                        .verify(JwsDraft.of(SignReceipt.TYPE, claims).withJwk().sign(SIGNING)))
                .isEqualTo(new ReceiptOutcome.Rejected(ReceiptOutcome.Reason.SEAL_BROKEN));
        ((ObjectNode) claims.path("terms")).put("policy_version", "other:" + "d".repeat(64));
        assertThat(offline()
                        .verify(JwsDraft.of(SignReceipt.TYPE, claims).withJwk().sign(SIGNING)))
                .isEqualTo(new ReceiptOutcome.Rejected(ReceiptOutcome.Reason.FACTS_DIFFER));
    }
}
