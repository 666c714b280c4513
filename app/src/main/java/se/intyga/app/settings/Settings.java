package se.intyga.app.settings;

import java.util.Map;
import java.util.TreeMap;

/// All settings with their values, every one valid.
public final class Settings {
    private final Map<String, Object> values;

    private Settings(Map<String, Object> values) {
        this.values = Map.copyOf(values);
    }

    /// Reads every setting of the catalogue from texts given by key.
    ///
    /// @throws WrongSetting naming the first key that is unknown or has a wrong value
    public static Settings of(Map<String, String> texts) {
        for (String key : new TreeMap<>(texts).keySet()) {
            if (Catalogue.find(key).isEmpty()) {
                throw new WrongSetting(key, "There is no setting " + key + ". ./intyga settings lists them.");
            }
        }
        Map<String, Object> values = new TreeMap<>();
        for (Setting<?> setting : Catalogue.all()) {
            values.put(setting.key(), parse(setting, texts.getOrDefault(setting.key(), setting.standard())));
        }
        Settings settings = new Settings(values);
        Combinations.check(settings);
        return settings;
    }

    private static Object parse(Setting<?> setting, String text) {
        try {
            return setting.type().parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new WrongSetting(
                    setting.key(),
                    "The setting " + setting.key() + " must be "
                            + setting.type().description() + ".");
        }
    }

    /// The value of one setting.
    @SuppressWarnings("unchecked") // a value was put there by the parser of the setting with this key
    public <T> T get(Setting<T> setting) {
        Object value = values.get(setting.key());
        if (value == null) throw new IllegalArgumentException("not in the catalogue: " + setting.key());
        return (T) value;
    }

    public boolean production() {
        return get(Catalogue.MODE) == Mode.PRODUCTION;
    }

    @Override
    public String toString() {
        return "Settings[" + values.size() + "]";
    }
}
