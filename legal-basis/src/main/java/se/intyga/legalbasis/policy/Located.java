package se.intyga.legalbasis.policy;

import java.util.List;

/// An entry and where it stands, so that whoever wrote it can find it.
record Located<T>(String file, String pointer, T entry) {
    PolicyProblem problem(String rule, String sentence) {
        return new PolicyProblem(file, pointer, rule, sentence);
    }

    PolicyProblem problem(String below, String rule, String sentence) {
        return new PolicyProblem(file, pointer + below, rule, sentence);
    }

    static <T> List<T> plain(List<Located<T>> entries) {
        return entries.stream().map(Located::entry).toList();
    }
}
