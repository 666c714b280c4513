package se.intyga.legalbasis.policy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import se.intyga.legalbasis.basis.Validity;

/// That files and versions are told apart: one version a folder, one name and one first day a version (L37).
final class CheckVersions {
    private CheckVersions() {}

    /// All files of a folder make one version, so they say the same about it.
    static void sameVersion(List<PolicyFile> files, List<PolicyProblem> problems) {
        PolicyFile first = files.getFirst();
        for (String member : List.of("label", "example", "effective_from")) {
            for (PolicyFile file : files) {
                if (!file.content().path(member).equals(first.content().path(member))) {
                    problems.add(new PolicyProblem(
                            file.shown(),
                            "/" + member,
                            "L37",
                            "differs from " + first.shown() + "; the files of a folder are one version"));
                }
            }
        }
        try {
            LocalDate.parse(first.content().path("effective_from").asText());
        } catch (DateTimeParseException e) {
            problems.add(new PolicyProblem(first.shown(), "/effective_from", "L37", "is not a day that exists"));
        }
    }

    /// Several versions have a name each and a first day each, or nobody could say which of them decides.
    static List<PolicyProblem> apart(Map<String, PolicySet> byFolder) {
        var problems = new ArrayList<PolicyProblem>();
        var labels = new HashMap<String, String>();
        var days = new HashMap<LocalDate, String>();
        byFolder.forEach((folder, set) -> {
            String label = set.version().label();
            if (labels.putIfAbsent(label, folder) != null) {
                problems.add(new PolicyProblem(
                        folder, "/label", "L37", labels.get(label) + " is a version called " + label + " too"));
            }
            if (days.putIfAbsent(set.effectiveFrom(), folder) != null) {
                problems.add(new PolicyProblem(
                        folder,
                        "/effective_from",
                        "L37",
                        days.get(set.effectiveFrom()) + " takes effect on the same day; only one version can"));
            }
        });
        return problems;
    }

    /// No two entries of one key hold on the same day.
    static <T> void noTwoAtOnce(
            List<Located<T>> entries,
            Function<T, String> key,
            Function<T, Validity> validity,
            String rule,
            List<PolicyProblem> problems) {
        for (int i = 0; i < entries.size(); i++) {
            for (int j = i + 1; j < entries.size(); j++) {
                T one = entries.get(i).entry();
                T other = entries.get(j).entry();
                if (key.apply(one).equals(key.apply(other)) && overlap(validity.apply(one), validity.apply(other))) {
                    problems.add(entries.get(j)
                            .problem(
                                    rule,
                                    "two entries for " + key.apply(other) + " hold on the same day; end the earlier"));
                }
            }
        }
    }

    private static boolean overlap(Validity one, Validity other) {
        boolean oneEndsBefore =
                one.to().map(last -> last.isBefore(other.from())).orElse(false);
        boolean otherEndsBefore =
                other.to().map(last -> last.isBefore(one.from())).orElse(false);
        return !oneEndsBefore && !otherEndsBefore;
    }
}
