package se.intyga.app.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/// Reads the settings from their three sources. What stands further left wins: command line, environment, file.
public final class ReadSettings {
    private static final String FILE = "config";

    private ReadSettings() {}

    /// The settings of this start, every one checked.
    ///
    /// @param arguments `--key value` or `--key=value`, in any order
    /// @param environment of its names only those that begin with `INTYGA_`, and each must be a setting
    /// @throws WrongSetting naming the key
    public static Settings read(List<String> arguments, Map<String, String> environment) {
        Map<String, String> given = fromArguments(arguments);
        Map<String, String> surroundings = fromEnvironment(environment);
        Map<String, String> texts = new HashMap<>();
        String file = given.getOrDefault(FILE, surroundings.get(FILE));
        if (file != null) texts.putAll(fromFile(Path.of(file)));
        texts.putAll(surroundings);
        texts.putAll(given);
        texts.remove(FILE);
        return Settings.of(texts);
    }

    /// Options by key. What does not begin with two dashes is refused.
    public static Map<String, String> fromArguments(List<String> arguments) {
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                throw new WrongSetting("", "Argument " + (i + 1) + " should be a setting such as --port 8443.");
            }
            int equals = argument.indexOf('=');
            String key = equals < 0 ? argument.substring(2) : argument.substring(2, equals);
            if (equals < 0 && i + 1 == arguments.size()) {
                throw new WrongSetting(key, "The setting " + key + " has no value.");
            }
            String value = equals < 0 ? arguments.get(++i) : argument.substring(equals + 1);
            if (texts.put(key, value) != null) {
                throw new WrongSetting(key, "The setting " + key + " is given twice.");
            }
        }
        return texts;
    }

    private static Map<String, String> fromEnvironment(Map<String, String> environment) {
        Map<String, String> texts = new HashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith("INTYGA_")) {
                texts.put(
                        name.substring("INTYGA_".length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'),
                        value);
            }
        });
        return texts;
    }

    private static Map<String, String> fromFile(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new WrongSetting(FILE, "The file that --config names cannot be read as properties.");
        }
        Map<String, String> texts = new HashMap<>();
        properties
                .stringPropertyNames()
                .forEach(key -> texts.put(key, properties.getProperty(key).strip()));
        return texts;
    }
}
