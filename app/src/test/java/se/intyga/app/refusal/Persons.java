package se.intyga.app.refusal;

import java.util.List;

/// Test persons of Skatteverket's, as the demo cast has them; what a register says of each is the test's to decide.
final class Persons {
    static final List<String> ALL = List.of(
            "197701172392",
            "197705232382",
            "195808052384",
            "198001042384",
            "198403062394",
            "199804012384",
            "199001012385",
            "201701012393");

    private Persons() {}
}
