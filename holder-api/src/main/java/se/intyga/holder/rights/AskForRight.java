package se.intyga.holder.rights;

import jakarta.inject.Singleton;
import java.util.Optional;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.receipt.ReadKeptReceipts;
import se.intyga.consent.receipt.Receipt;
import se.intyga.consent.rights.CaseDraft;
import se.intyga.consent.rights.CaseKind;
import se.intyga.consent.rights.CaseState;
import se.intyga.consent.rights.ChangeCase;
import se.intyga.consent.rights.OpenCase;
import se.intyga.consent.rights.ReadCases;
import se.intyga.consent.rights.RightsCase;
import se.intyga.holder.access.Visitor;

/// The person asks for a right of hers: the case is opened, and what can be sent at once is sent. A case outlives a
/// stop in between: what was not sent waits as prepared.
@Singleton
final class AskForRight {
    private final ReadKeptReceipts receipts;
    private final OpenCase openCase;
    private final ChangeCase changeCase;
    private final ReadCases readCases;
    private final RecipientDirectory recipients;
    private final AgencyDirectory agencies;
    private final DeliverDeletion deliverDeletion;

    AskForRight(
            ReadKeptReceipts receipts,
            OpenCase openCase,
            ChangeCase changeCase,
            ReadCases readCases,
            RecipientDirectory recipients,
            AgencyDirectory agencies,
            DeliverDeletion deliverDeletion) {
        this.receipts = receipts;
        this.openCase = openCase;
        this.changeCase = changeCase;
        this.readCases = readCases;
        this.recipients = recipients;
        this.agencies = agencies;
        this.deliverDeletion = deliverDeletion;
    }

    /// What became of it.
    sealed interface Outcome {
        record Opened(RightsCase opened) implements Outcome {}

        /// She keeps no such receipt.
        record NoSuchReceipt() implements Outcome {}

        /// No agency here has that id.
        record NoSuchAgency() implements Outcome {}

        /// A correction says what is wrong.
        record WordsMissing() implements Outcome {}
    }

    Outcome ask(Visitor visitor, RightsRequest request) {
        return switch (request.kind()) {
            case DELETION, AUTHORITY_REPORT -> aboutReceipt(visitor, request);
            case CORRECTION, ACCESS, ERASURE -> toAgency(visitor, request);
        };
    }

    private Outcome aboutReceipt(Visitor visitor, RightsRequest request) {
        Optional<Receipt> kept = request.receipt()
                .flatMap(id -> receipts.find(visitor.person(), id))
                .map(ReadKeptReceipts.Kept::receipt);
        if (kept.isEmpty()) {
            return new Outcome.NoSuchReceipt();
        }
        Receipt receipt = kept.get();
        RightsCase opened = openCase.open(
                visitor.person(),
                new CaseDraft(
                        request.kind(),
                        receipt.recipient(),
                        receipt.event().documentType().map(Object::toString),
                        receipt.claimPaths(),
                        Optional.of(receipt.id()),
                        request.words(),
                        Optional.empty()),
                CaseState.PREPARED);
        return new Outcome.Opened(
                request.kind() == CaseKind.DELETION ? deliver(visitor, opened).orElse(opened) : opened);
    }

    private Outcome toAgency(Visitor visitor, RightsRequest request) {
        Optional<Party> agency = agencies.all().stream()
                .filter(party -> request.agency().equals(Optional.of(party.id().value())))
                .findFirst();
        if (agency.isEmpty()) {
            return new Outcome.NoSuchAgency();
        }
        if (request.kind() == CaseKind.CORRECTION && request.words().isBlank()) {
            return new Outcome.WordsMissing();
        }
        return new Outcome.Opened(openCase.open(
                visitor.person(),
                new CaseDraft(
                        request.kind(),
                        agency.get(),
                        request.documentType(),
                        request.claims(),
                        request.place(),
                        request.words(),
                        // The agency cannot correct, answer or erase without knowing whose data it is.
                        Optional.of(visitor.session().person().number().digits())),
                CaseState.SENT));
    }

    /// Sends a deletion request that waits, or asks again how it stands. Nothing when there is nothing to send or no
    /// address to send it to.
    Optional<RightsCase> deliver(Visitor visitor, RightsCase deletion) {
        if (deletion.asked().kind() != CaseKind.DELETION || deletion.state().isEnd()) {
            return Optional.empty();
        }
        Optional<RecipientContact> contact =
                recipients.of(deletion.asked().about().id().value());
        Optional<ReadKeptReceipts.Kept> receipt =
                deletion.asked().subject().flatMap(id -> receipts.find(visitor.person(), id));
        if (contact.flatMap(RecipientContact::deletion).isEmpty() || receipt.isEmpty()) {
            return Optional.empty();
        }
        DeliverDeletion.Delivery delivery = deliverDeletion.deliver(
                contact.get().deletion().orElseThrow(), receipt.get().jwt());
        if (delivery.state() == deletion.state()) {
            return Optional.of(deletion);
        }
        return switch (changeCase.change(visitor.person(), deletion.id(), delivery.state(), delivery.answer())) {
            case ChangeCase.Outcome.Changed(RightsCase changed) -> Optional.of(changed);
            case ChangeCase.Outcome.NotAllowed _ -> readCases.find(visitor.person(), deletion.id());
            case ChangeCase.Outcome.NotFound _ -> Optional.empty();
        };
    }
}
