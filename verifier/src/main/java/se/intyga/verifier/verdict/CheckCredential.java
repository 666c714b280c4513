package se.intyga.verifier.verdict;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.intyga.formats.keys.CertificateChain;
import se.intyga.formats.keys.PublicJwk;
import se.intyga.formats.keys.SignatureAlgorithm;
import se.intyga.formats.sdjwt.CheckResult;
import se.intyga.formats.sdjwt.HolderBindingRule;
import se.intyga.formats.sdjwt.PresentedSdJwt;
import se.intyga.formats.sdjwt.SdJwtCheck;
import se.intyga.formats.sdjwt.SdJwtRejection;
import se.intyga.formats.sdjwt.SdJwtVcOutcome;
import se.intyga.formats.sdjwt.VerifiedSdJwtVc;
import se.intyga.formats.sdjwt.VerifySdJwtVc;
import se.intyga.pages.Text;
import se.intyga.trustlists.anchor.TrustRole;
import se.intyga.trustlists.decision.DecideTrust;
import se.intyga.trustlists.decision.TrustDecision;
import se.intyga.verifier.VerifierConfig;

/// Checks one presented SD-JWT VC on its own: signature, trust, validity, status, holder. Whether it answers the query
/// is seen afterwards.
@Singleton
final class CheckCredential {
    /// Whether an issuer's chain is trusted for a type. One real answer, and the tests' own.
    @FunctionalInterface
    interface IssuerTrust {
        TrustDecision decide(Optional<String> type, List<X509Certificate> chain, Instant at);
    }

    private final IssuerTrust issuerTrust;
    private final CheckCredentialStatus checkStatus;
    private final VerifySdJwtVc verifySdJwtVc;
    private final Duration keyBindingAge;
    private final Duration clockTolerance;

    @Inject
    CheckCredential(DecideTrust decideTrust, CheckCredentialStatus checkStatus, VerifierConfig config) {
        this(
                (type, chain, at) -> decideTrust.decide(TrustRole.CREDENTIAL_ISSUER, type, chain, at),
                checkStatus,
                config);
    }

    CheckCredential(IssuerTrust issuerTrust, CheckCredentialStatus checkStatus, VerifierConfig config) {
        this.issuerTrust = issuerTrust;
        this.checkStatus = checkStatus;
        this.verifySdJwtVc = new VerifySdJwtVc(EnumSet.allOf(SignatureAlgorithm.class), config.clockTolerance());
        this.keyBindingAge = config.keyBindingAge();
        this.clockTolerance = config.clockTolerance();
    }

    /// The lines, and the credential when its own checks all passed.
    record Checked(List<VerdictLine> lines, Optional<Trusted> credential) {}

    /// A credential of a trusted issuer, with the name of the anchor that says so.
    record Trusted(VerifiedSdJwtVc credential, String anchor) {}

    Checked check(String queryId, String compact, Expectation expectation, Instant now) {
        Optional<PresentedSdJwt> presented = PresentedSdJwt.parse(compact);
        if (presented.isEmpty()) {
            return unreadable(queryId, VerdictCode.MALFORMED);
        }
        Optional<CertificateChain> chain = presented.get().issuerCertificates();
        Optional<PublicJwk> key = chain.flatMap(certificates -> PublicJwk.of(certificates.leaf()));
        if (chain.isEmpty() || key.isEmpty()) {
            return unreadable(queryId, VerdictCode.ISSUER_KEY_MISSING);
        }
        HolderBindingRule rule = new HolderBindingRule.Demanded(
                expectation.audience(), expectation.nonce(), keyBindingAge, clockTolerance);
        SdJwtVcOutcome outcome = verifySdJwtVc.verify(presented.get(), key.get(), rule, now);
        return checked(queryId, presented.get(), chain.get(), outcome, now);
    }

    private Checked checked(
            String queryId, PresentedSdJwt presented, CertificateChain chain, SdJwtVcOutcome outcome, Instant now) {
        List<VerdictLine> lines = new ArrayList<>();
        VerdictLine signature = line(
                queryId,
                Check.SIGNATURE,
                outcome.checks(),
                List.of(SdJwtCheck.TYPE, SdJwtCheck.SIGNATURE, SdJwtCheck.DISCLOSURES));
        lines.add(signature);
        if (signature.finding() != Finding.PASSED) {
            notMade(queryId, lines, Check.TRUSTED_FOR_TYPE, Check.VALIDITY, Check.STATUS, Check.STATUS_LIST_AGE);
            lines.add(line(queryId, Check.HOLDER_BINDING, outcome.checks(), List.of(SdJwtCheck.HOLDER_BINDING)));
            return new Checked(lines, Optional.empty());
        }
        Optional<String> type = presented.unverifiedVct();
        TrustDecision trust = issuerTrust.decide(type, chain.certificates(), now);
        lines.add(trustLine(queryId, trust));
        lines.add(line(queryId, Check.VALIDITY, outcome.checks(), List.of(SdJwtCheck.VALIDITY)));
        if (trust instanceof TrustDecision.Trusted) {
            // Only a trusted issuer's word makes us fetch anything.
            lines.addAll(checkStatus.check(queryId, presented.issuerJwt().unverifiedClaims(), type, now));
        } else {
            notMade(queryId, lines, Check.STATUS, Check.STATUS_LIST_AGE);
        }
        lines.add(line(queryId, Check.HOLDER_BINDING, outcome.checks(), List.of(SdJwtCheck.HOLDER_BINDING)));
        boolean passed = lines.stream().allMatch(line -> line.finding() == Finding.PASSED);
        if (passed
                && outcome instanceof SdJwtVcOutcome.Verified verified
                && trust instanceof TrustDecision.Trusted(String anchor)) {
            return new Checked(lines, Optional.of(new Trusted(verified.credential(), anchor)));
        }
        return new Checked(lines, Optional.empty());
    }

    private static VerdictLine trustLine(String queryId, TrustDecision trust) {
        return switch (trust) {
            case TrustDecision.Trusted(String anchor) ->
                VerdictLine.of(queryId, Check.TRUSTED_FOR_TYPE, Finding.PASSED, VerdictCode.OK)
                        .saying(new Text(
                                "Utfärdaren är betrodd för typen genom " + anchor + ".",
                                "The issuer is trusted for the type by way of " + anchor + "."));
            case TrustDecision.NotTrusted(String _, String sentence) ->
                VerdictLine.of(queryId, Check.TRUSTED_FOR_TYPE, Finding.FAILED, VerdictCode.NOT_TRUSTED)
                        .saying(detailed(VerdictCode.NOT_TRUSTED, sentence));
            case TrustDecision.Unknown(String _, String sentence) ->
                VerdictLine.of(queryId, Check.TRUSTED_FOR_TYPE, Finding.UNKNOWN, VerdictCode.TRUST_UNKNOWN)
                        .saying(detailed(VerdictCode.TRUST_UNKNOWN, sentence));
        };
    }

    static Text detailed(VerdictCode code, String sentence) {
        return new Text(
                code.sentence().sv() + " (" + sentence + ")", code.sentence().en() + " (" + sentence + ")");
    }

    private static Checked unreadable(String queryId, VerdictCode code) {
        List<VerdictLine> lines = new ArrayList<>();
        lines.add(VerdictLine.of(queryId, Check.SIGNATURE, Finding.FAILED, code));
        notMade(
                queryId,
                lines,
                Check.TRUSTED_FOR_TYPE,
                Check.VALIDITY,
                Check.STATUS,
                Check.STATUS_LIST_AGE,
                Check.HOLDER_BINDING);
        return new Checked(lines, Optional.empty());
    }

    private static void notMade(String queryId, List<VerdictLine> lines, Check... checks) {
        for (Check check : checks) {
            lines.add(VerdictLine.of(queryId, check, Finding.NOT_MADE, VerdictCode.NOT_MADE));
        }
    }

    /// One line of ours for several checks of the format: the first that failed, else the first that was not made.
    private static VerdictLine line(
            String queryId, Check check, Map<SdJwtCheck, CheckResult> results, List<SdJwtCheck> parts) {
        for (SdJwtCheck part : parts) {
            if (results.get(part) instanceof CheckResult.Failed(SdJwtRejection reason)) {
                return VerdictLine.of(queryId, check, Finding.FAILED, code(reason));
            }
        }
        boolean passed = parts.stream().allMatch(part -> results.get(part) instanceof CheckResult.Passed);
        return passed
                ? VerdictLine.of(queryId, check, Finding.PASSED, VerdictCode.OK)
                : VerdictLine.of(queryId, check, Finding.NOT_MADE, VerdictCode.NOT_MADE);
    }

    private static VerdictCode code(SdJwtRejection reason) {
        return switch (reason) {
            case WRONG_TYPE -> VerdictCode.WRONG_FORMAT;
            case ALGORITHM_NOT_ALLOWED, UNKNOWN_EXTENSION, PRIVATE_KEY_IN_HEADER, BAD_SIGNATURE ->
                VerdictCode.SIGNATURE_INVALID;
            case UNKNOWN_HASH_ALGORITHM,
                    MALFORMED_DISCLOSURE,
                    REPEATED_DISCLOSURE,
                    UNREFERENCED_DISCLOSURE,
                    REPEATED_DIGEST,
                    MISPLACED_DIGEST,
                    DISCLOSURE_OF_ANOTHER_KIND,
                    CLAIM_ALREADY_THERE,
                    FRAME_CLAIM_DISCLOSED,
                    TOO_DEEP -> VerdictCode.DISCLOSURES_INVALID;
            case EXPIRED -> VerdictCode.EXPIRED;
            case NOT_YET_VALID -> VerdictCode.NOT_YET_VALID;
            case UNREADABLE_FRAME -> VerdictCode.MALFORMED;
            case NO_HOLDER_KEY, NO_KEY_BINDING -> VerdictCode.HOLDER_BINDING_MISSING;
            case KEY_BINDING_TYPE, KEY_BINDING_SIGNATURE, KEY_BINDING_HASH -> VerdictCode.HOLDER_BINDING_INVALID;
            case KEY_BINDING_AUDIENCE -> VerdictCode.WRONG_AUDIENCE;
            case KEY_BINDING_NONCE -> VerdictCode.WRONG_NONCE;
            case KEY_BINDING_TIME -> VerdictCode.HOLDER_BINDING_TOO_OLD;
        };
    }
}
