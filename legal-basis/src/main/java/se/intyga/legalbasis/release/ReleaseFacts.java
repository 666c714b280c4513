package se.intyga.legalbasis.release;

import java.util.List;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.rule.Medium;
import se.intyga.legalbasis.rule.Recipient;
import se.intyga.legalbasis.rule.Secrecy;

/// What is known about one release before it is decided. Holds no claim value and nothing that tells who the person
/// is, so it can be kept with the decision.
///
/// @param documentType the kind of document, for example `registration-certificate`
/// @param basis what the release is said to rest on
/// @param request the person's own recorded request, if there is one
/// @param hosting who runs the person's tools, if somebody else than the person does
/// @param caseSecrecy the finding in this case; it can only make the agency's own assessment stricter
/// @param claims what would be released
/// @param humanDecision what a case handler decided on this request, if it was unclear
public record ReleaseFacts(
        String agency,
        String documentType,
        Medium medium,
        Recipient recipient,
        StatedReleaseBasis basis,
        RecordedRequest request,
        Hosting hosting,
        ProtectedIdentity protectedIdentity,
        Secrecy caseSecrecy,
        List<ClaimPath> claims,
        HumanDecision humanDecision) {
    public ReleaseFacts {
        claims = List.copyOf(claims);
    }

    /// A release on which no case handler has decided.
    public ReleaseFacts(
            String agency,
            String documentType,
            Medium medium,
            Recipient recipient,
            StatedReleaseBasis basis,
            RecordedRequest request,
            Hosting hosting,
            ProtectedIdentity protectedIdentity,
            Secrecy caseSecrecy,
            List<ClaimPath> claims) {
        this(
                agency,
                documentType,
                medium,
                recipient,
                basis,
                request,
                hosting,
                protectedIdentity,
                caseSecrecy,
                claims,
                new HumanDecision.NotMade());
    }

    /// A credential to the person who asked, on the person's own device or browser: the plain case.
    public static ReleaseFacts toThePerson(
            String agency,
            String documentType,
            RecordedRequest request,
            ProtectedIdentity protectedIdentity,
            Secrecy caseSecrecy,
            List<ClaimPath> claims) {
        return new ReleaseFacts(
                agency,
                documentType,
                Medium.AUTOMATED_PROCESSING,
                Recipient.DATA_SUBJECT,
                StatedReleaseBasis.REQUEST_FOR_PUBLIC_DOCUMENT,
                request,
                new Hosting.NotHosted(),
                protectedIdentity,
                caseSecrecy,
                claims);
    }

    /// The same release without some claims, to be decided anew.
    public ReleaseFacts without(List<ClaimPath> blocked) {
        return new ReleaseFacts(
                agency,
                documentType,
                medium,
                recipient,
                basis,
                request,
                hosting,
                protectedIdentity,
                caseSecrecy,
                claims.stream().filter(path -> !blocked.contains(path)).toList(),
                humanDecision);
    }

    /// The same release after a case handler has looked at it.
    public ReleaseFacts after(HumanDecision decision) {
        return new ReleaseFacts(
                agency,
                documentType,
                medium,
                recipient,
                basis,
                request,
                hosting,
                protectedIdentity,
                caseSecrecy,
                claims,
                decision);
    }
}
