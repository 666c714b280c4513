package se.intyga.formats.dcql;

import java.util.List;
import java.util.Set;

/// Combinations of credential queries, in the order of preference; one of them must be answered if `required`.
public record CredentialSetQuery(List<List<String>> options, boolean required) {
    public CredentialSetQuery {
        options = options.stream().map(List::copyOf).toList();
    }

    boolean isMetBy(Set<String> answered) {
        return options.stream().anyMatch(answered::containsAll);
    }
}
