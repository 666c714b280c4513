package se.intyga.legalbasis.policy;

/// What is wrong in a policy file: where, against which rule, in words.
///
/// @param pointer the JSON pointer (RFC 6901) of the part
/// @param rule `L1` … `L38`, `schema`, or `file` when the text itself cannot be read
public record PolicyProblem(String file, Place place, String pointer, String rule, String sentence) {
    /// A place in a file, counted from 1; zero where there is none to point at.
    public record Place(int line, int column) {
        static final Place NONE = new Place(0, 0);
    }

    public PolicyProblem(String file, String pointer, String rule, String sentence) {
        this(file, Place.NONE, pointer, rule, sentence);
    }

    PolicyProblem at(Place found) {
        return new PolicyProblem(file, found, pointer, rule, sentence);
    }

    /// `file:line:column at /pointer: [rule] sentence`, as editors and terminals understand places.
    @Override
    public String toString() {
        return file
                + (place.line() == 0 ? "" : ":" + place.line() + ":" + place.column())
                + (pointer.isEmpty() ? "" : " at " + pointer)
                + ": [" + rule + "] " + sentence;
    }
}
