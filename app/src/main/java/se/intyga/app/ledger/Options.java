package se.intyga.app.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.intyga.app.settings.WrongSetting;

/// What was written after the command. Only `--witness` and `--key` may stand several times.
final class Options {
    private static final Set<String> KNOWN = Set.of(
            "url",
            "key",
            "from",
            "ledger",
            "witness",
            "witnesses-needed",
            "authority",
            "save",
            "data-folder",
            "database-url",
            "database-user",
            "database-password");
    private static final Set<String> SEVERAL = Set.of("witness", "key");

    private final Map<String, List<String>> values;

    private Options(Map<String, List<String>> values) {
        this.values = values;
    }

    static Options read(List<String> arguments) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            String key =
                    argument.startsWith("--") ? argument.substring(2, equals < 0 ? argument.length() : equals) : "";
            if (!KNOWN.contains(key)) {
                throw new WrongSetting(
                        key, "ledger takes " + KNOWN.stream().sorted().toList() + ", each with a value.");
            }
            if (equals < 0 && i + 1 == arguments.size()) {
                throw new WrongSetting(key, "--" + key + " has no value.");
            }
            List<String> given = values.computeIfAbsent(key, _ -> new ArrayList<>());
            given.add(equals < 0 ? arguments.get(++i) : argument.substring(equals + 1));
            if (given.size() > 1 && !SEVERAL.contains(key)) {
                throw new WrongSetting(key, "--" + key + " is given twice.");
            }
        }
        return new Options(values);
    }

    boolean given(String key) {
        return values.containsKey(key);
    }

    Optional<String> one(String key) {
        return all(key).stream().findFirst();
    }

    List<String> all(String key) {
        return values.getOrDefault(key, List.of());
    }

    /// Those settings that `serve` knows too.
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        values.forEach((key, given) -> {
            if (key.startsWith("data")) settings.put(key, given.getFirst());
        });
        return settings;
    }
}
