package se.intyga.app.settings;

/// A setting that is unknown or has a wrong value. The message names the key and says what would be right; it never
/// repeats the value.
public final class WrongSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;

    public WrongSetting(String key, String sentence) {
        super(sentence);
        this.key = key;
    }

    public String key() {
        return key;
    }
}
