package se.intyga.pages;

/// A sentence for people, in Swedish and English. Both are always there.
public record Text(String sv, String en) {
    public Text {
        if (sv.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a text has both a Swedish and an English wording");
        }
    }

    public String in(Language language) {
        return switch (language) {
            case SV -> sv;
            case EN -> en;
        };
    }
}
