package se.intyga.legalbasis.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.legalbasis.rule.Activation;
import se.intyga.legalbasis.rule.DocumentType;
import se.intyga.legalbasis.rule.KeepingRule;
import se.intyga.legalbasis.rule.RecordType;
import se.intyga.legalbasis.rule.RelyingParty;
import se.intyga.legalbasis.rule.RetentionPeriod;
import se.intyga.legalbasis.rule.Whose;

/// One version of the rules, whole and unchangeable. What is not in it is not allowed.
public record PolicySet(
        PolicyHead head, ReleaseRules release, DisclosureRules disclosure, List<RetentionPeriod> retention) {
    public PolicySet {
        retention = List.copyOf(retention);
    }

    /// The set that allows nothing, in force where no other is.
    public static PolicySet none() {
        return new PolicySet(
                new PolicyHead(new PolicyVersion("none", "0".repeat(64)), false, LocalDate.EPOCH, List.of()),
                ReleaseRules.none(),
                DisclosureRules.none(),
                List.of());
    }

    public PolicyVersion version() {
        return head.version();
    }

    public boolean example() {
        return head.example();
    }

    public LocalDate effectiveFrom() {
        return head.effectiveFrom();
    }

    /// The relying party of that id, if its registration holds at the instant.
    public Optional<RelyingParty> relyingParty(String id, Instant at) {
        return disclosure.relyingParties().stream()
                .filter(party -> party.id().equals(id) && party.validity().covers(at))
                .findFirst();
    }

    public Optional<DocumentType> documentType(String agency, String documentType, Instant at) {
        return release.documentTypes().stream()
                .filter(type -> type.agency().equals(agency)
                        && type.documentType().equals(documentType)
                        && type.validity().covers(at))
                .findFirst();
    }

    /// The legal record of a document type that holds at the instant, complete or not.
    public Optional<Activation> activation(String agency, String documentType, Instant at) {
        return release.activations().stream()
                .filter(entry -> entry.agency().equals(agency)
                        && entry.documentType().equals(documentType)
                        && entry.validity().covers(at))
                .findFirst();
    }

    /// Whether a document type may be released at all: its record is complete, and the retention it follows is set
    /// (L36, R49).
    public boolean active(String agency, String documentType, Instant at) {
        return activation(agency, documentType, at)
                .filter(entry -> entry.missing(at).isEmpty())
                .flatMap(Activation::retention)
                .flatMap(type -> retention(type, agency, at))
                .isPresent();
    }

    /// How long records of that kind are kept at the instant: the agency's own period before everybody's.
    public Optional<RetentionPeriod> retention(RecordType type, String agency, Instant at) {
        Predicate<RetentionPeriod> holds =
                period -> period.recordType() == type && period.validity().covers(at);
        return retention.stream()
                .filter(holds)
                .filter(period -> period.agency().equals(Optional.of(agency)))
                .findFirst()
                .or(() -> retention(type, at));
    }

    /// How long records of that kind are kept that belong to no agency.
    public Optional<RetentionPeriod> retention(RecordType type, Instant at) {
        return retention.stream()
                .filter(period -> period.recordType() == type
                        && period.agency().isEmpty()
                        && period.validity().covers(at))
                .findFirst();
    }

    /// All rules about records of that kind at the instant, which do not overlap: each agency's own, and one for
    /// everybody else's.
    public List<KeepingRule> keepingRules(RecordType type, Instant at) {
        List<RetentionPeriod> holding = retention.stream()
                .filter(period ->
                        period.recordType() == type && period.validity().covers(at))
                .toList();
        Set<String> agencies = holding.stream()
                .flatMap(period -> period.agency().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return Stream.concat(
                        agencies.stream()
                                .flatMap(agency -> retention(type, agency, at).stream()
                                        .map(period -> rule(period, new Whose.Of(agency)))),
                        retention(type, at).stream().map(period -> rule(period, new Whose.AllBut(agencies))))
                .toList();
    }

    private KeepingRule rule(RetentionPeriod period, Whose whose) {
        return new KeepingRule(period, whose, version().label());
    }

    boolean startsAfter(Instant at) {
        return !new Validity(head.effectiveFrom(), Optional.empty()).covers(at);
    }
}
