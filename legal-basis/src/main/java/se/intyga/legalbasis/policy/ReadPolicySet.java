package se.intyga.legalbasis.policy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.intyga.formats.encoding.HashAlgorithm;
import se.intyga.formats.json.StrictJson;

/// Makes one version of the files of a folder: schema first, then entries, then whether they fit each other.
final class ReadPolicySet {
    private final PolicySchema schema = new PolicySchema();
    private final URI base;

    ReadPolicySet(URI base) {
        this.base = base;
    }

    /// Throws with every problem there is, each with its place.
    PolicySet read(List<PolicyFile> unsorted) {
        List<PolicyFile> files =
                unsorted.stream().sorted(Comparator.comparing(PolicyFile::name)).toList();
        var problems = new ArrayList<PolicyProblem>();
        files.forEach(file -> problems.addAll(schema.check(file)));
        stopAt(problems, files);
        CheckVersions.sameVersion(files, problems);
        var sections = new Sections(files, problems);
        ReleaseEntries release = ReleaseEntries.read(new ReadEntries(sections));
        DisclosureEntries disclosure = DisclosureEntries.read(new ReadDisclosureEntries(sections, base));
        new CheckReleaseRules(release, problems).check();
        new CheckDisclosureRules(disclosure, problems).check();
        stopAt(problems, files);
        return new PolicySet(head(files), release.rules(), disclosure.rules(), release.retentionPeriods());
    }

    private static PolicyHead head(List<PolicyFile> files) {
        var head = files.getFirst().content();
        return new PolicyHead(
                new PolicyVersion(head.required("label").textValue(), hash(files)),
                head.required("example").booleanValue(),
                LocalDate.parse(head.required("effective_from").textValue()),
                files.stream()
                        .map(file -> new PolicyHead.Source(file.name(), StrictJson.canonical(file.content())))
                        .toList());
    }

    private static void stopAt(List<PolicyProblem> problems, List<PolicyFile> files) {
        if (problems.isEmpty()) {
            return;
        }
        Map<String, PolicyFile> byName =
                files.stream().collect(Collectors.toMap(PolicyFile::shown, Function.identity()));
        throw new PolicyInvalid(problems.stream()
                .map(problem -> located(problem, Optional.ofNullable(byName.get(problem.file()))))
                .sorted(Comparator.comparing(PolicyProblem::file)
                        .thenComparingInt(problem -> problem.place().line())
                        .thenComparingInt(problem -> problem.place().column()))
                .toList());
    }

    private static PolicyProblem located(PolicyProblem problem, Optional<PolicyFile> file) {
        return file.map(one -> problem.at(one.places().find(problem.pointer()))).orElse(problem);
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
