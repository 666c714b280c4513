package se.intyga.holder.words;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.intyga.consent.ledger.Code;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.Party;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.pages.Language;
import se.intyga.pages.Text;
import se.intyga.pages.Texts;

/// Puts an event into plain sentences: who did what, when, why, on which ground, and if it was refused, why.
public final class TellEvent {
    private static final Texts TEXTS = Texts.besides(TellEvent.class, "words");
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    /// The recipient that agencies write for a release: the person herself.
    private static final String DATA_SUBJECT = "data-subject";
    /// The address of a type of ours: issuer identifier, type, version.
    private static final Pattern TYPE_ADDRESS = Pattern.compile("https://.+/issuers/[^/]+/types/([^/]+)/\\d+");
    private static final int BRIEF = 12;

    private TellEvent() {}

    /// One line under the sentence: what it says, and the answer.
    public record Fact(String label, String value) {}

    /// An event in words.
    ///
    /// @param refused whether to mark it as a refusal
    public record Told(String sentence, boolean refused, List<Fact> facts) {
        public Told {
            facts = List.copyOf(facts);
        }
    }

    public static Told tell(LedgerEvent event, Language language) {
        String controller = event.controller().name();
        String recipient = otherParty(event).map(Party::name).orElse(say(language, "someone"));
        List<String> reasons = event.reasonCodes().stream()
                .map(code -> find("reason.", code.value(), language))
                .flatMap(Optional::stream)
                .toList();
        boolean refused = refused(event);
        String key = "event." + event.kind().name() + variant(event, refused);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(say(language, "fact.when"), when(event.at(), language)));
        event.documentType()
                .ifPresent(type -> facts.add(new Fact(say(language, "fact.document"), document(type, language))));
        otherParty(event).ifPresent(party -> facts.add(new Fact(say(language, "fact.recipient"), party.name())));
        event.purpose()
                .ifPresent(purpose -> facts.add(
                        new Fact(say(language, "fact.purpose"), purpose.text().in(language))));
        event.legalBasis()
                .ifPresent(basis -> facts.add(new Fact(say(language, "fact.basis"), known("basis.", basis, language))));
        if (!event.claimPaths().isEmpty()) {
            facts.add(new Fact(say(language, "fact.claims"), claims(event.claimPaths(), language)));
        }
        if (!reasons.isEmpty()) {
            facts.add(new Fact(say(language, refused ? "fact.refusal" : "fact.reason"), String.join(" ", reasons)));
        }
        facts.add(new Fact(say(language, "fact.controller"), controller));
        event.policyVersion()
                .ifPresent(version -> facts.add(new Fact(say(language, "fact.policy"), brief(version.value()))));
        return new Told(TEXTS.in(language, key, controller, recipient), refused, facts);
    }

    /// An approval, a consent and an agreement are told apart in words too, and so is what an agency was asked.
    private static String variant(LedgerEvent event, boolean refused) {
        if (event.kind() == EventKind.RELEASE_DECIDED) {
            return refused ? ".no" : "";
        }
        boolean act = event.kind() == EventKind.APPROVED || event.kind() == EventKind.ACT_USED;
        boolean asked = event.kind() == EventKind.CORRECTION_REQUESTED || event.kind() == EventKind.CORRECTION_DECIDED;
        return event.reasonCodes().stream()
                .map(Code::value)
                .filter(code -> (act && (code.equals("CONSENT") || code.equals("AGREEMENT")))
                        || (asked && (code.equals("ACCESS") || code.equals("ERASURE"))))
                .map(code -> "." + code)
                .findFirst()
                .orElse("");
    }

    /// What a kind of event is called when one looks for it.
    public static String name(EventKind kind, Language language) {
        return say(language, "kind." + kind.name());
    }

    /// Everyone but the person herself.
    private static Optional<Party> otherParty(LedgerEvent event) {
        return event.recipient().filter(party -> !party.id().value().equals(DATA_SUBJECT));
    }

    private static boolean refused(LedgerEvent event) {
        return switch (event.kind()) {
            case REQUEST_REJECTED, ISSUANCE_FAILED, DECLINED, NOT_VERIFIED -> true;
            case RELEASE_DECIDED ->
                event.reasonCodes().stream().map(Code::value).noneMatch("ALLOWED"::equals)
                        && !event.reasonCodes().isEmpty();
            case REQUEST_CREATED,
                    REQUEST_VIEWED,
                    RELEASE_REQUESTED,
                    ISSUED,
                    DELIVERED,
                    APPROVED,
                    DISCLOSED,
                    VERIFIED,
                    STATUS_CHANGED,
                    READ_BY_STAFF,
                    RECEIPT_KEPT,
                    ACT_USED,
                    WITHDRAWN,
                    HISTORY_ASKED,
                    DELETION_REQUESTED,
                    REPORTED_TO_AUTHORITY,
                    CORRECTION_REQUESTED,
                    CORRECTION_DECIDED,
                    DATA_EXPORTED,
                    RETENTION_RUN -> false;
        };
    }

    private static String claims(List<ClaimPath> paths, Language language) {
        return paths.stream()
                .map(path -> path.segments().stream()
                        .filter(ClaimPath.Name.class::isInstance)
                        .map(segment -> ((ClaimPath.Name) segment).name())
                        .map(name -> find("claim.", name, language).orElse(name))
                        .collect(Collectors.joining(": ")))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String when(Instant at, Language language) {
        return switch (language) {
            case SV ->
                DateTimeFormatter.ofPattern("d MMMM yyyy 'kl.' HH:mm", Locale.forLanguageTag("sv"))
                        .format(at.atZone(SWEDEN));
            case EN ->
                DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH)
                        .format(at.atZone(SWEDEN));
        };
    }

    /// The name of a type: by its word, or by the end of an address that one of our agencies gave it. An address nobody
    /// here knows stays as it is.
    private static String document(Code type, Language language) {
        Matcher ours = TYPE_ADDRESS.matcher(type.value());
        return ours.matches()
                ? find("document.", ours.group(1), language).orElse(type.value())
                : known("document.", type, language);
    }

    /// A version by its name and the beginning of its hash: enough to tell it from every other by eye.
    private static String brief(String version) {
        int hash = version.indexOf(':') + 1;
        return hash > 0 && version.length() > hash + BRIEF
                ? version.substring(0, hash - 1) + " (" + version.substring(hash, hash + BRIEF) + "…)"
                : version;
    }

    private static String known(String prefix, Code code, Language language) {
        return find(prefix, code.value(), language).orElse(code.value());
    }

    private static Optional<String> find(String prefix, String code, Language language) {
        String word = code.replaceAll("[^A-Za-z0-9_]+", "-").replaceAll("-$", "");
        return TEXTS.find(prefix + word).map((Text text) -> text.in(language));
    }

    private static String say(Language language, String key) {
        return TEXTS.in(language, key);
    }
}
