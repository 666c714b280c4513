package se.intyga.formats.sdjwt;

import java.util.Map;

/// What checking a presented SD-JWT VC came to, with a result for each check.
public sealed interface SdJwtVcOutcome {
    /// Every [SdJwtCheck], in order.
    Map<SdJwtCheck, CheckResult> checks();

    record Verified(VerifiedSdJwtVc credential, Map<SdJwtCheck, CheckResult> checks) implements SdJwtVcOutcome {}

    /// The first reason; more may stand in `checks`.
    record Rejected(SdJwtRejection reason, Map<SdJwtCheck, CheckResult> checks) implements SdJwtVcOutcome {}
}
