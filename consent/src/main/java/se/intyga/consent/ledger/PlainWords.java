package se.intyga.consent.ledger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Keeps personal numbers and control characters out of every word an event can hold.
final class PlainWords {
    // Also coordination numbers (day + 60) and any of the usual ways of writing; organisation numbers have a third
    // digit
    // of at least 2 and so no month.
    private static final Pattern PERSONAL_NUMBER = Pattern.compile(
            "(?<![0-9A-Za-z])(?:1[89]|20)?([0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01]))[-+ ]?([0-9]{4})(?![0-9A-Za-z])");

    private PlainWords() {}

    /// The text itself, when it can stand in a ledger. The message never repeats the text.
    static String checked(String what, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            throw new IllegalArgumentException("event: " + what + " has 1 to " + most + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("event: " + what + " has no control characters");
        }
        if (holdsPersonalNumber(text)) {
            throw new IllegalArgumentException("event: " + what + " looks like it holds a personal number");
        }
        return text;
    }

    static boolean holdsPersonalNumber(String text) {
        Matcher candidates = PERSONAL_NUMBER.matcher(text);
        while (candidates.find()) {
            if (luhn(candidates.group(1) + candidates.group(2))) {
                return true;
            }
        }
        return false;
    }

    private static boolean luhn(String tenDigits) {
        int sum = 0;
        for (int i = 0; i < tenDigits.length(); i++) {
            int digit = tenDigits.charAt(i) - '0';
            int weighed = i % 2 == 0 ? 2 * digit : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
