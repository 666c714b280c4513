package se.intyga.holder.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.intyga.consent.act.ActRecord;
import se.intyga.consent.act.CommittedRecord;
import se.intyga.consent.ledger.Code;
import se.intyga.consent.receipt.Receipt;
import se.intyga.consent.receipt.ReceiptKind;
import se.intyga.consent.receipt.Verdict;
import se.intyga.legalbasis.basis.AfterDisclosure;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.pages.Language;
import se.intyga.pages.Text;
import se.intyga.pages.Texts;

/// Puts a checked receipt into plain sentences: who asked, what was given, why, on which ground, what the
/// person can do now, how long it is kept, and that it was checked against the ledger.
public final class TellReceipt {
    private static final Texts TEXTS = Texts.besides(TellReceipt.class, "words");

    private TellReceipt() {}

    /// A receipt in words.
    ///
    /// @param kind what it is a receipt of
    /// @param now what the person can do now
    /// @param proof that and where it stands in the ledger
    public record Told(
            String kind, String sentence, boolean refused, List<TellEvent.Fact> facts, String now, String proof) {
        public Told {
            facts = List.copyOf(facts);
        }
    }

    /// Precondition: the receipt was verified, not only read.
    public static Told tell(Receipt receipt, Language language) {
        TellEvent.Told event = TellEvent.tell(receipt.event(), language);
        List<TellEvent.Fact> facts = new ArrayList<>(event.facts());
        receipt.opened()
                .flatMap(CommittedRecord::record)
                .filter(ActRecord.class::isInstance)
                .map(committed -> ((ActRecord) committed).act())
                .ifPresent(act -> facts.add(new TellEvent.Fact(
                        TEXTS.in(language, "fact.retention"),
                        act.scope().retention().in(language))));
        receipt.terms()
                .ifPresent(terms -> facts.add(new TellEvent.Fact(
                        TEXTS.in(language, "fact.retention"),
                        terms.retention().text().in(language))));
        receipt.verdict()
                .ifPresent(verdict ->
                        facts.add(new TellEvent.Fact(TEXTS.in(language, "fact.verdict"), verdict(verdict, language))));
        return new Told(
                TEXTS.in(language, "receipt." + receipt.kind().name()),
                event.sentence(),
                event.refused(),
                facts,
                now(receipt).in(language),
                TEXTS.in(
                        language,
                        "receipt.proof",
                        receipt.entry().ledger().value(),
                        String.valueOf(receipt.entry().index())));
    }

    /// What follows from the recipient's ground where there is one, else from what happened.
    private static Text now(Receipt receipt) {
        Optional<LawfulBasis> ground =
                receipt.event().legalBasis().map(Code::value).flatMap(LawfulBasis::parse);
        return switch (receipt.kind()) {
            case APPROVAL, DISCLOSURE ->
                ground.map(basis -> AfterDisclosure.of(basis).text())
                        .orElseGet(() -> TEXTS.text("now." + ReceiptKind.DISCLOSURE.name()));
            case RELEASE, REFUSAL, WITHDRAWAL ->
                TEXTS.text("now." + receipt.kind().name());
        };
    }

    private static String verdict(Verdict verdict, Language language) {
        return TEXTS.in(language, "verdict." + verdict.name());
    }
}
