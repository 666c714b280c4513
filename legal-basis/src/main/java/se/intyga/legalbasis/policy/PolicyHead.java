package se.intyga.legalbasis.policy;

import java.time.LocalDate;
import java.util.List;

/// Which version a set is, from when, and the files it was made of, so that anybody can count the hash again.
public record PolicyHead(PolicyVersion version, boolean example, LocalDate effectiveFrom, List<Source> sources) {
    /// One file as canonical JSON.
    public record Source(String file, String canonicalJson) {}

    public PolicyHead {
        sources = List.copyOf(sources);
    }
}
