package se.intyga.legalbasis.policy;

/// An entry and where it stands, so that whoever wrote it can find it.
record Located<T>(String file, String pointer, T entry) {
    PolicyProblem problem(String rule, String sentence) {
        return new PolicyProblem(file, pointer, rule, sentence);
    }

    PolicyProblem problem(String below, String rule, String sentence) {
        return new PolicyProblem(file, pointer + below, rule, sentence);
    }
}
