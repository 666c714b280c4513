package se.intyga.legalbasis.policy;

import java.util.List;
import java.util.stream.Collectors;

/// The policy files cannot be used. Nothing is loaded when anything is wrong.
public final class PolicyInvalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<PolicyProblem> problems;

    public PolicyInvalid(List<PolicyProblem> problems) {
        super(problems.stream().map(PolicyProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<PolicyProblem> problems() {
        return problems;
    }
}
