package se.intyga.legalbasis.policy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import se.intyga.formats.encoding.HashAlgorithm;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.rule.ClaimSource;
import se.intyga.legalbasis.rule.DocumentType;
import se.intyga.legalbasis.rule.ElectronicForm;
import se.intyga.legalbasis.rule.IssuerListing;
import se.intyga.legalbasis.rule.SecrecyAssessment;

/// Makes one version of the files of a folder: schema first, then entries, then whether they fit each other.
final class ReadPolicySet {
    private final PolicySchema schema = new PolicySchema();
    private final URI base;

    ReadPolicySet(URI base) {
        this.base = base;
    }

    PolicySet read(List<PolicyFile> unsorted) {
        List<PolicyFile> files =
                unsorted.stream().sorted(Comparator.comparing(PolicyFile::name)).toList();
        var problems = new ArrayList<PolicyProblem>();
        files.forEach(file -> problems.addAll(schema.check(file)));
        stopAt(problems);
        var meaning = new CheckMeaning(problems);
        meaning.sameVersion(files);
        var entries = new ReadEntries(files, base, problems);
        PolicySet set = whole(files, entries, meaning, problems);
        stopAt(problems);
        return set;
    }

    private PolicySet whole(
            List<PolicyFile> files, ReadEntries entries, CheckMeaning meaning, List<PolicyProblem> problems) {
        List<Located<DocumentType>> types = entries.documentTypes();
        meaning.noTwoAtOnce(types, type -> type.agency() + "/" + type.documentType(), DocumentType::validity, "L7");
        List<Located<IssuerListing>> issuers = entries.issuers();
        meaning.issuersHaveDocumentTypes(issuers, types);
        meaning.noTwoAtOnce(
                issuers, issuer -> issuer.agency() + "/" + issuer.documentType(), IssuerListing::validity, "L29");
        List<Located<ElectronicForm>> forms = entries.electronicForms();
        meaning.typesAreKnown(forms, ElectronicForm::agency, ElectronicForm::documentType, types, "L3");
        List<Located<SecrecyAssessment>> secrecy = entries.secrecyAssessments();
        meaning.typesAreKnown(secrecy, SecrecyAssessment::agency, SecrecyAssessment::documentType, types, "L5");
        List<Located<ClaimSource>> sources = entries.claimSources();
        meaning.typesAreKnown(sources, ClaimSource::agency, ClaimSource::documentType, types, "L9");
        var parties = entries.relyingParties();
        meaning.relyingParties(parties);
        var mandates = plain(entries.mandates());
        var protectedPersons = plain(entries.protectedPersons());
        var agreementModes = plain(entries.agreementModes());
        stopAt(problems);
        var head = files.getFirst().content();
        return new PolicySet(
                new PolicyVersion(head.required("label").textValue(), hash(files)),
                head.required("example").booleanValue(),
                LocalDate.parse(head.required("effective_from").textValue()),
                plain(issuers),
                plain(types),
                plain(forms),
                plain(secrecy),
                plain(sources),
                mandates,
                protectedPersons,
                plain(parties),
                agreementModes);
    }

    private static <T> List<T> plain(List<Located<T>> entries) {
        return entries.stream().map(Located::entry).toList();
    }

    private static void stopAt(List<PolicyProblem> problems) {
        if (!problems.isEmpty()) {
            throw new PolicyInvalid(problems);
        }
    }

    /// SHA-256 over name and canonical content of each file, in the order of names.
    private static String hash(List<PolicyFile> files) {
        var whole = new StringBuilder();
        for (PolicyFile file : files) {
            whole.append(file.name())
                    .append('\n')
                    .append(StrictJson.canonical(file.content()))
                    .append('\n');
        }
        return HexFormat.of()
                .formatHex(HashAlgorithm.SHA_256.digest(whole.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
