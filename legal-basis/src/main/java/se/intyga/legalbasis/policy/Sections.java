package se.intyga.legalbasis.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Goes through the entries of a section in all files. An entry that contradicts itself becomes a problem.
final class Sections {
    private final List<PolicyFile> files;
    private final List<PolicyProblem> problems;

    Sections(List<PolicyFile> files, List<PolicyProblem> problems) {
        this.files = files;
        this.problems = problems;
    }

    <T> List<Located<T>> section(String name, Function<JsonNode, T> read) {
        var entries = new ArrayList<Located<T>>();
        for (PolicyFile file : files) {
            JsonNode list = file.content().path(name);
            for (int i = 0; i < list.size(); i++) {
                String pointer = "/" + name + "/" + i;
                try {
                    entries.add(new Located<>(file.shown(), pointer, read.apply(list.get(i))));
                } catch (DateTimeException e) {
                    problems.add(new PolicyProblem(file.shown(), pointer, "L37", "holds a day that does not exist"));
                } catch (IllegalArgumentException e) {
                    problems.add(new PolicyProblem(file.shown(), pointer, "L37", String.valueOf(e.getMessage())));
                }
            }
        }
        return entries;
    }
}
