package se.intyga.holder.rights;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.intyga.consent.receipt.ReadKeptReceipts;
import se.intyga.consent.rights.CaseKind;
import se.intyga.consent.rights.CaseState;
import se.intyga.consent.rights.ReadCases;
import se.intyga.consent.rights.RightsCase;
import se.intyga.holder.access.Visitor;
import se.intyga.holder.words.HolderPage;
import se.intyga.pages.Language;

/// Makes what the pages of a person's rights show.
@Singleton
final class ShowCases {
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final ReadCases readCases;
    private final ReadKeptReceipts receipts;
    private final AgencyDirectory agencies;
    private final RecipientDirectory recipients;
    private final WriteLetter writeLetter;

    ShowCases(
            ReadCases readCases,
            ReadKeptReceipts receipts,
            AgencyDirectory agencies,
            RecipientDirectory recipients,
            WriteLetter writeLetter) {
        this.readCases = readCases;
        this.receipts = receipts;
        this.agencies = agencies;
        this.recipients = recipients;
        this.writeLetter = writeLetter;
    }

    RightsView.Overview overview(Visitor visitor, Language language) {
        return new RightsView.Overview(
                readCases.of(visitor.person()).stream()
                        .map(one -> new RightsView.Line(
                                address(one, language),
                                title(one, language),
                                state(one, language),
                                when(one.changedAt())))
                        .toList(),
                visitor.session().formToken());
    }

    /// The form; `chosen` is the receipt or agency to begin with.
    RightsView.Ask ask(
            Visitor visitor,
            CaseKind kind,
            String chosen,
            String place,
            String documentType,
            String words,
            Optional<String> problem,
            Language language) {
        List<RightsView.Choice> choices = kind.isForAgency()
                ? agencies.all().stream()
                        .map(party -> new RightsView.Choice(
                                party.id().value(),
                                party.name(),
                                party.id().value().equals(chosen)))
                        .toList()
                : receipts.of(visitor.person()).stream()
                        .map(ReadKeptReceipts.Kept::receipt)
                        .map(receipt -> new RightsView.Choice(
                                receipt.id(),
                                receipt.recipient().name() + ", " + when(receipt.at()),
                                receipt.id().equals(chosen)))
                        .toList();
        return new RightsView.Ask(
                kind.name(),
                !kind.isForAgency(),
                choices,
                place,
                documentType,
                words,
                problem.map(key -> HolderPage.say(language, key)).orElse(null),
                visitor.session().formToken());
    }

    RightsView.One one(Visitor visitor, RightsCase shown, Language language) {
        boolean open = !shown.state().isEnd();
        return new RightsView.One(
                address(shown, language),
                title(shown, language),
                state(shown, language),
                when(shown.changedAt()),
                shown.asked().about().name(),
                shown.asked().words(),
                shown.answer().orElse(null),
                open ? writeLetter.of(shown, language).orElse(null) : null,
                actions(shown),
                visitor.session().formToken());
    }

    private List<String> actions(RightsCase shown) {
        List<String> actions = new ArrayList<>();
        CaseKind kind = shown.asked().kind();
        boolean carried = kind == CaseKind.DELETION
                && recipients
                        .of(shown.asked().about().id().value())
                        .flatMap(RecipientContact::deletion)
                        .isPresent();
        if (carried && !shown.state().isEnd()) {
            actions.add("send");
        }
        if (!carried && kind.allows(shown.state(), CaseState.SENT)) {
            actions.add("sent");
        }
        if (kind.allows(shown.state(), CaseState.WITHDRAWN)) {
            actions.add("withdraw");
        }
        return actions;
    }

    static String address(RightsCase shown, Language language) {
        return "/holder/rights/cases/" + shown.id() + "?lang=" + language.tag();
    }

    private static String title(RightsCase shown, Language language) {
        return HolderPage.say(language, "rights.kind." + shown.asked().kind().name()) + ": "
                + shown.asked().about().name();
    }

    private static String state(RightsCase shown, Language language) {
        return HolderPage.say(language, "rights.state." + shown.state().name());
    }

    private static String when(Instant at) {
        return WHEN.format(at.atZone(SWEDEN));
    }
}
