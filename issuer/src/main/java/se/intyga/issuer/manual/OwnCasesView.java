package se.intyga.issuer.manual;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import se.intyga.issuer.agency.Agency;
import se.intyga.pages.Language;
import se.intyga.pages.Text;
import se.intyga.pages.Texts;

/// What the page of the person's own cases shows, in one language.
///
/// @param path the page's own, for looking again
public record OwnCasesView(String agency, List<Item> items, String path, String formToken) {
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    public OwnCasesView {
        items = List.copyOf(items);
    }

    /// One case in words.
    ///
    /// @param withdrawal where the form goes; empty when there is nothing to take back
    public record Item(String document, String requested, String state, List<Fact> facts, String withdrawal) {
        public Item {
            facts = List.copyOf(facts);
        }
    }

    /// A label and what it says.
    public record Fact(String label, String value) {}

    /// @param names the document's name by its configuration's id
    static OwnCasesView of(
            Agency agency,
            List<ReleaseCase> cases,
            Function<String, Text> names,
            String path,
            Texts.Spoken t,
            String formToken) {
        String issuer = agency.name().in(t.language());
        return new OwnCasesView(
                issuer,
                cases.stream()
                        .map(one -> new Item(
                                names.apply(one.request().configurationId()).in(t.language()),
                                day(one.request().at(), t.language()),
                                state(one, issuer, t),
                                facts(one, issuer, t),
                                one.state().open() ? path + "/" + one.id().value() + "/withdrawal" : ""))
                        .toList(),
                path,
                formToken);
    }

    private static String state(ReleaseCase one, String issuer, Texts.Spoken t) {
        String key = "state." + one.state().wireName();
        return switch (one.state()) {
            case CaseState.Waiting _, CaseState.Claimed _, CaseState.Proposed _ ->
                t.of(key, day(one.expiresAt(), t.language()));
            case CaseState.Released released -> t.of(key, day(released.until(), t.language()));
            case CaseState.Expired _ -> t.of(key, issuer);
            case CaseState.Refused _, CaseState.Used _, CaseState.Withdrawn _ -> t.of(key);
        };
    }

    /// Why, and after a refusal the way to a decision that can be appealed. A proposal is not told: it decides nothing.
    private static List<Fact> facts(ReleaseCase one, String issuer, Texts.Spoken t) {
        List<Fact> facts = new ArrayList<>();
        boolean proposed = one.state() instanceof CaseState.Proposed;
        one.state().said().filter(_ -> !proposed).ifPresent(verdict -> {
            facts.add(new Fact(t.of("why"), verdict.reason().told().in(t.language())));
            verdict.note().ifPresent(note -> facts.add(new Fact(t.of("note"), note.in(t.language()))));
        });
        if (one.state() instanceof CaseState.Refused) {
            facts.add(new Fact(
                    t.of("route"),
                    one.grounds()
                            .route()
                            .map(route -> route.in(t.language()))
                            .orElseGet(() -> t.of("route.any", issuer))));
        }
        return facts;
    }

    private static String day(Instant at, Language language) {
        Locale locale = switch (language) {
            case SV -> Locale.forLanguageTag("sv");
            case EN -> Locale.ENGLISH;
        };
        return DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(at.atZone(SWEDEN));
    }

    @Override
    public String toString() {
        return "OwnCasesView[hidden]";
    }
}
