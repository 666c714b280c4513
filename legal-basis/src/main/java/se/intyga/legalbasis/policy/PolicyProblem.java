package se.intyga.legalbasis.policy;

/// What is wrong in a policy file: where, against which rule, in words.
public record PolicyProblem(String file, String pointer, String rule, String sentence) {
    @Override
    public String toString() {
        return file + (pointer.isEmpty() ? "" : " at " + pointer) + ": [" + rule + "] " + sentence;
    }
}
