package se.intyga.app.settings;

/// One thing that an operator can set.
///
/// @param key lower-case words with dashes: `--key value`, `INTYGA_KEY`, or `key=value` in a file
/// @param standard the text that holds when nothing is given; empty where the parser takes empty for absent
/// @param secret the value is never printed
public record Setting<T>(String key, ValueType<T> type, String standard, String documentation, boolean secret) {
    public Setting {
        if (!key.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("a key is lower-case words with dashes: " + key);
        }
    }

    static <T> Setting<T> of(String key, ValueType<T> type, String standard, String documentation) {
        return new Setting<>(key, type, standard, documentation, false);
    }

    static <T> Setting<T> secret(String key, ValueType<T> type, String documentation) {
        return new Setting<>(key, type, "", documentation, true);
    }

    /// The name of this setting among the environment's variables.
    public String environmentName() {
        return "INTYGA_" + key.replace('-', '_').toUpperCase(java.util.Locale.ROOT);
    }
}
