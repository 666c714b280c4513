package se.intyga.app.law;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.legalbasis.policy.PolicyInvalid;
import se.intyga.legalbasis.publication.WhatIf;

/// `./intyga what-if --policies <folder> --question <question> --facts <file> --at <time>...`: what the engine would
/// decide about the same facts at each of these times, so that a change of policy is seen before and after its first
/// day. Needs no house and no database, and keeps nothing.
public final class WhatIfCommand {
    private static final URI BASE = URI.create("https://intyga.example");
    private static final long MOST_BYTES = 64 * 1024;
    private static final String USAGE = "intyga: what-if --policies <folder> --question release|request|disclosure"
            + " --facts <file> --at <time, for example 2026-12-31T23:00:00Z>... [--json]";

    private WhatIfCommand() {}

    /// How it went, for the exit code.
    public enum Verdict {
        ANSWERED,
        BROKEN,
        WRONG_USE
    }

    private record Asked(Path policies, String question, JsonNode facts, List<Instant> at, boolean json) {}

    public static Verdict run(List<String> arguments, PrintStream out, PrintStream err) {
        Optional<Asked> asked = asked(arguments);
        if (asked.isEmpty()) {
            err.println(USAGE);
            return Verdict.WRONG_USE;
        }
        try {
            return answer(asked.get(), out, err);
        } catch (PolicyInvalid invalid) {
            invalid.problems().forEach(err::println);
            return Verdict.BROKEN;
        }
    }

    private static Verdict answer(Asked asked, PrintStream out, PrintStream err) {
        Policies policies = new PolicyFiles(BASE).fromFolder(asked.policies());
        WhatIf whatIf = new WhatIf(policies);
        for (Instant at : asked.at()) {
            Optional<ObjectNode> answer = whatIf.answer(asked.question(), asked.facts(), at);
            if (answer.isEmpty()) {
                err.println("intyga: the facts are not those of a " + asked.question() + ".");
                return Verdict.WRONG_USE;
            }
            if (asked.json()) {
                out.println(answer.get().toPrettyString());
            } else {
                tell(answer.get(), out);
            }
        }
        return Verdict.ANSWERED;
    }

    private static void tell(ObjectNode answer, PrintStream out) {
        JsonNode policy = answer.required("policy");
        String hash = policy.required("hash").asText();
        out.println(answer.required("at").asText() + "  "
                + policy.required("label").asText() + " (" + hash.substring(0, Math.min(12, hash.length())) + ")  "
                + answer.required("outcome").asText() + "  "
                + answer.required("code").asText());
        for (String told : List.of("told_to_relying_party", "told_to_person")) {
            if (answer.has(told)) {
                out.println("    " + told.replace('_', ' ') + ": "
                        + answer.required(told).required("en").asText());
            }
        }
        out.println("    rules: "
                + String.join(", ", words(answer.required("rules")).toList()));
        out.println("    rests on: "
                + String.join(
                        "; ",
                        StreamSupport.stream(answer.required("citations").spliterator(), false)
                                .map(one -> one.required("source").asText() + ", "
                                        + one.required("place").asText())
                                .toList()));
    }

    private static java.util.stream.Stream<String> words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }

    private static Optional<Asked> asked(List<String> arguments) {
        Path policies = null;
        String question = null;
        JsonNode facts = null;
        List<Instant> at = new ArrayList<>();
        boolean json = false;
        try {
            for (int i = 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                if (argument.equals("--json")) {
                    json = true;
                    continue;
                }
                if (i + 1 == arguments.size()) {
                    return Optional.empty();
                }
                String value = arguments.get(++i);
                switch (argument) {
                    case "--policies" -> policies = Path.of(value);
                    case "--question" -> question = value;
                    case "--facts" -> facts = read(Path.of(value));
                    case "--at" -> at.add(Instant.parse(value));
                    default -> {
                        return Optional.empty();
                    }
                }
            }
        } catch (IOException | DateTimeException unreadable) {
            return Optional.empty();
        }
        return policies == null || question == null || facts == null || at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Asked(policies, question, facts, at, json));
    }

    private static JsonNode read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("too large");
        }
        return StrictJson.object(Files.readAllBytes(file)).orElseThrow(() -> new IOException("not a JSON object"));
    }
}
