package se.intyga.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// A room's sentences for its pages, read once from `<name>_sv.properties` and `<name>_en.properties` (UTF-8) beside a
/// class of that room. Both files hold the same keys, or the room does not start.
public final class Texts {
    private final Map<String, Text> texts;

    private Texts(Map<String, Text> texts) {
        this.texts = Map.copyOf(texts);
    }

    public static Texts besides(Class<?> neighbour, String name) {
        Properties swedish = read(neighbour, name + "_sv.properties");
        Properties english = read(neighbour, name + "_en.properties");
        if (!swedish.keySet().equals(english.keySet())) {
            throw new IllegalStateException("texts " + name + ": the two languages do not hold the same keys");
        }
        Map<String, Text> texts = new TreeMap<>();
        for (String key : swedish.stringPropertyNames()) {
            texts.put(key, new Text(swedish.getProperty(key), english.getProperty(key)));
        }
        return new Texts(texts);
    }

    /// Throws when there is no such key: a missing sentence is a bug, not a blank on a page.
    public Text text(String key) {
        Text text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text has the key " + key);
        }
        return text;
    }

    /// For keys that come from outside, such as reason codes: there may be no sentence for them.
    public Optional<Text> find(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    public String in(Language language, String key) {
        return text(key).in(language);
    }

    /// With `{0}`, `{1}` … replaced. Arguments are escaped by the template, not here.
    public String in(Language language, String key, Object... arguments) {
        return new MessageFormat(text(key).in(language).replace("'", "''"), java.util.Locale.ROOT).format(arguments);
    }

    /// The same texts with the language settled, as templates want them.
    public Spoken spoken(Language language) {
        return new Spoken(this, language);
    }

    /// Texts in one language: what a template is given.
    public record Spoken(Texts texts, Language language) {
        public String of(String key) {
            return texts.in(language, key);
        }

        public String of(String key, Object... arguments) {
            return texts.in(language, key, arguments);
        }
    }

    private static Properties read(Class<?> neighbour, String file) {
        try (InputStream stream = neighbour.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("texts: " + file + " is missing beside " + neighbour.getName());
            }
            Properties properties = new Properties();
            try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            return properties;
        } catch (IOException failure) {
            throw new IllegalStateException("texts: " + file + " cannot be read", failure);
        }
    }
}
