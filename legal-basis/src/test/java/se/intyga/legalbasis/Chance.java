package se.intyga.legalbasis;

import java.net.URI;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.basis.LegalForm;
import se.intyga.legalbasis.basis.Validity;
import se.intyga.legalbasis.policy.ReleaseRules;
import se.intyga.legalbasis.rule.Activation;
import se.intyga.legalbasis.rule.ClaimSource;
import se.intyga.legalbasis.rule.DocumentType;
import se.intyga.legalbasis.rule.ElectronicForm;
import se.intyga.legalbasis.rule.InformationClass;
import se.intyga.legalbasis.rule.IssuerListing;
import se.intyga.legalbasis.rule.Mandate;
import se.intyga.legalbasis.rule.Medium;
import se.intyga.legalbasis.rule.Recipient;
import se.intyga.legalbasis.rule.RecordType;
import se.intyga.legalbasis.rule.RetentionPeriod;
import se.intyga.legalbasis.rule.Route;
import se.intyga.legalbasis.rule.Secrecy;
import se.intyga.legalbasis.rule.SecrecyAssessment;
import se.intyga.legalbasis.rule.SignedItem;
import se.intyga.legalbasis.rule.SourceCategory;
import se.intyga.pages.Text;

/// Policies made by chance over a small world, from a seed: mostly whole, often with something missing, ended or not
/// begun.
public final class Chance {
    public static final LocalDate TODAY = LocalDate.parse("2026-06-01");
    public static final Text TEXT = new Text("text", "text");
    public static final Citation CITED = new Citation("Lag", "1 §", Optional.of(URI.create("https://lag.example/1")));
    public static final Validity ALWAYS = new Validity(LocalDate.EPOCH, Optional.empty());
    public static final Validity ENDED = new Validity(LocalDate.EPOCH, Optional.of(TODAY.minusDays(1)));
    public static final List<String> AGENCIES = List.of("a", "b");
    public static final List<String> TYPES = List.of("t", "u");
    public static final List<ClaimPath> CLAIMS = List.of(ClaimPath.of("x"), ClaimPath.of("y"), ClaimPath.of("note"));

    private final Random random;

    public Chance(long seed) {
        this.random = new Random(seed);
    }

    public boolean in(int of) {
        return random.nextInt(of) == 0;
    }

    public <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    public <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    /// Some of the values, most of the time all.
    public <T> List<T> some(List<T> values) {
        return values.stream().filter(_ -> !in(8)).toList();
    }

    public <T> Optional<T> often(Supplier<T> value) {
        return in(10) ? Optional.empty() : Optional.of(value.get());
    }

    public Validity validity() {
        return switch (random.nextInt(16)) {
            case 0 -> ENDED;
            case 1 -> new Validity(TODAY.plusDays(1), Optional.empty());
            case 2, 3 -> new Validity(LocalDate.EPOCH, Optional.of(TODAY));
            default -> ALWAYS;
        };
    }

    public ReleaseRules releaseRules() {
        var issuers = new ArrayList<IssuerListing>();
        var types = new ArrayList<DocumentType>();
        var activations = new ArrayList<Activation>();
        var forms = new ArrayList<ElectronicForm>();
        var secrecy = new ArrayList<SecrecyAssessment>();
        var sources = new ArrayList<ClaimSource>();
        var mandates = new ArrayList<Mandate>();
        for (String agency : AGENCIES) {
            for (String type : TYPES) {
                types.add(new DocumentType(
                        agency,
                        type,
                        TEXT,
                        "guideline",
                        new Route(TEXT, Optional.empty()),
                        new Route(TEXT, Optional.empty()),
                        false,
                        CITED,
                        validity()));
                if (!in(8)) {
                    issuers.add(new IssuerListing(
                            agency,
                            type,
                            in(3) ? LegalForm.PRIVATE : LegalForm.PUBLIC_AUTHORITY,
                            CITED,
                            TEXT,
                            validity()));
                }
                if (!in(8)) {
                    activations.add(activation(agency, type));
                }
                if (!in(8)) {
                    forms.add(new ElectronicForm(
                            agency,
                            type,
                            Medium.AUTOMATED_PROCESSING,
                            Recipient.DATA_SUBJECT,
                            ElectronicForm.Support.STATUTE,
                            Optional.empty(),
                            CITED,
                            TEXT,
                            validity()));
                }
                if (!in(8)) {
                    secrecy.add(new SecrecyAssessment(
                            agency, type, in(5) ? any(Secrecy.values()) : Secrecy.NONE, CITED, TEXT, validity()));
                }
                for (ClaimPath claim : CLAIMS) {
                    sources.add(source(agency, type, claim));
                }
                if (!in(3)) {
                    mandates.add(new Mandate(
                            "o", agency, Set.of(type), "ref", false, Optional.empty(), CITED, TEXT, validity()));
                }
            }
        }
        return new ReleaseRules(issuers, types, activations, forms, secrecy, sources, mandates, List.of());
    }

    private ClaimSource source(String agency, String type, ClaimPath claim) {
        boolean note = claim.equals(ClaimPath.of("note"));
        return new ClaimSource(
                agency,
                type,
                claim,
                note ? SourceCategory.HANDLER_NOTE : SourceCategory.REGISTER_FACT,
                note && in(2) ? Optional.of("decision") : Optional.empty(),
                CITED,
                TEXT,
                validity());
    }

    public Activation activation(String agency, String type) {
        var signed = new EnumMap<SignedItem, Activation.Signature>(SignedItem.class);
        for (SignedItem item : SignedItem.values()) {
            if (!in(24)) {
                signed.put(item, new Activation.Signature("role", in(24) ? TODAY.plusDays(1) : TODAY, "ref"));
            }
        }
        return new Activation(
                agency,
                type,
                new Activation.Grounds(
                        Optional.of(TEXT),
                        Optional.of(CITED),
                        Optional.of(LawfulBasis.PUBLIC_TASK),
                        Optional.of("assessment")),
                Optional.of(new InformationClass(2, 2, 2)),
                Optional.of(RecordType.RELEASE_RECORD),
                signed,
                CITED,
                TEXT,
                validity());
    }

    public List<RetentionPeriod> retention() {
        return in(12)
                ? List.of()
                : List.of(new RetentionPeriod(
                        RecordType.RELEASE_RECORD,
                        Optional.empty(),
                        Period.ofYears(1),
                        RetentionPeriod.Disposal.DELETE,
                        CITED,
                        TEXT,
                        validity()));
    }

    public <E extends Enum<E>> EnumSet<E> mostOf(Class<E> type) {
        var set = EnumSet.allOf(type);
        set.removeIf(_ -> in(20));
        return set;
    }
}
