package se.intyga.legalbasis.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.decision.DecisionRecord;
import se.intyga.legalbasis.disclosure.AssessDisclosure;
import se.intyga.legalbasis.disclosure.AssessRequest;
import se.intyga.legalbasis.disclosure.DisclosureFacts;
import se.intyga.legalbasis.disclosure.OnceOnlyCheck;
import se.intyga.legalbasis.disclosure.RequestFacts;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.legalbasis.release.AssessRelease;
import se.intyga.legalbasis.release.ProtectedIdentity;
import se.intyga.legalbasis.release.RecordedRequest;
import se.intyga.legalbasis.release.ReleaseFacts;
import se.intyga.legalbasis.rule.RequestedClaims;
import se.intyga.legalbasis.rule.Secrecy;

/// Decisions a second of one thread, for each of the three tables, on the example policies. Beside each, in the same
/// run: how often the same thread hashes the kept record of that decision with SHA-256, which is the least that keeping
/// a decision costs.
public final class MeasureEngine {
    private static final Duration EACH = Duration.ofSeconds(Integer.getInteger("intyga.bench.seconds", 3));
    private static final int ROUNDS = 3;
    private static final Instant AT = Instant.parse("2026-06-01T10:00:00Z");
    private static final List<ClaimPath> PATHS = List.of(ClaimPath.of("registered"), ClaimPath.of("registration_date"));

    private static int sink;

    private MeasureEngine() {}

    public static void main(String[] arguments) throws GeneralSecurityException {
        Policies policies = new PolicyFiles(URI.create("https://intyga.example")).examples();
        var claims = List.of(new RequestedClaims(
                "https://intyga.example/issuers/arbetsformedlingen/types/registration-certificate/1", PATHS));
        var release = ReleaseFacts.toThePerson(
                "arbetsformedlingen",
                "registration-certificate",
                new RecordedRequest.Made("registration-certificate", AT, "bankid"),
                ProtectedIdentity.NO,
                Secrecy.NONE,
                PATHS);
        var request = new RequestFacts(
                "demo-employer",
                "recruitment",
                Optional.of(LawfulBasis.LEGITIMATE_INTEREST),
                claims,
                OnceOnlyCheck.NOT_DONE);
        var disclosure =
                DisclosureFacts.approved("demo-employer", "recruitment", LawfulBasis.LEGITIMATE_INTEREST, claims);
        var releases = new AssessRelease(policies);
        var requests = new AssessRequest(policies);
        var disclosures = new AssessDisclosure(policies);

        System.out.println("| table | decided | decisions/s, one thread | hashes of the record/s | ratio |");
        System.out.println("|---|---|---|---|---|");
        row(
                "release",
                DecisionRecord.of(release, AT, releases.assess(release, AT)),
                () -> releases.assess(release, AT).reasons().code().length());
        row(
                "request",
                DecisionRecord.of(request, AT, requests.assess(request, AT)),
                () -> requests.assess(request, AT).reasons().code().length());
        row(
                "disclosure",
                DecisionRecord.of(disclosure, AT, disclosures.assess(disclosure, AT)),
                () -> disclosures.assess(disclosure, AT).reasons().code().length());
        if (sink == 0) {
            throw new IllegalStateException("nothing was decided");
        }
    }

    private static void row(String table, DecisionRecord decision, IntSupplier once) throws GeneralSecurityException {
        byte[] kept = decision.toJson().getBytes(StandardCharsets.UTF_8);
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        IntSupplier hash = () -> sha256.digest(kept)[0] | 1;
        rate(once);
        rate(hash);
        List<Double> decided = new ArrayList<>();
        List<Double> hashed = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            decided.add(rate(once));
            hashed.add(rate(hash));
        }
        double own = median(decided);
        double best = median(hashed);
        System.out.printf(
                Locale.ROOT, "| %s | %s | %,.0f | %,.0f | %.2f |%n", table, decision.code(), own, best, own / best);
    }

    private static double median(List<Double> rates) {
        return rates.stream().sorted().toList().get(rates.size() / 2);
    }

    private static double rate(IntSupplier once) {
        long begun = System.nanoTime();
        long end = begun + EACH.toNanos();
        long done = 0;
        while (System.nanoTime() < end) {
            for (int i = 0; i < 100; i++) {
                sink |= once.getAsInt();
            }
            done += 100;
        }
        return done * 1e9 / (System.nanoTime() - begun);
    }
}
