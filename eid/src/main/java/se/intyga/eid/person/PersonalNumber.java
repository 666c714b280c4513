package se.intyga.eid.person;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/// A Swedish personal identity number (personnummer) or coordination number (samordningsnummer, day plus 60): twelve
/// digits with a real date and a right check digit. That is a matter of form: it does not say that the number was ever
/// given to anybody. It is not printed, and belongs in no log, exception, address or table.
public record PersonalNumber(String digits) {
    private static final int COORDINATION_DAYS = 60;

    /// Throws when the digits are no such number; the message does not repeat them.
    public PersonalNumber {
        if (!wellFormed(digits)) {
            throw new IllegalArgumentException("not a personal or coordination number");
        }
    }

    /// The number as it travels in interfaces: exactly twelve digits, nothing around or between them.
    public static Optional<PersonalNumber> parse(String text) {
        return wellFormed(text) ? Optional.of(new PersonalNumber(text)) : Optional.empty();
    }

    /// The number as a person writes it: with twelve or ten digits, blanks around it, a hyphen before the last four,
    /// or a plus from the year in which the person turns 100. Ten digits mean the latest century that is not in the
    /// future.
    public static Optional<PersonalNumber> parseWritten(String text, LocalDate today) {
        String written = text.strip();
        if (written.matches("\\d{8}-?\\d{4}")) {
            return parse(written.replace("-", ""));
        }
        if (!written.matches("\\d{6}[-+]?\\d{4}")) {
            return Optional.empty();
        }
        int shortYear = Integer.parseInt(written.substring(0, 2));
        int year = today.getYear() - Math.floorMod(today.getYear() - shortYear, 100);
        boolean hundred = written.charAt(6) == '+';
        String rest = written.substring(2).replaceAll("[-+]", "");
        return parse("%04d%s".formatted(hundred ? year - 100 : year, rest));
    }

    /// True for a coordination number, false for a personal identity number.
    public boolean coordination() {
        return Integer.parseInt(digits.substring(6, 8)) > COORDINATION_DAYS;
    }

    @Override
    public String toString() {
        return "PersonalNumber[hidden]";
    }

    private static boolean wellFormed(String text) {
        return text.length() == 12
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && dated(text)
                && luhn(text.substring(2));
    }

    private static boolean dated(String text) {
        int day = Integer.parseInt(text.substring(6, 8));
        try {
            var _ = LocalDate.of(
                    Integer.parseInt(text.substring(0, 4)),
                    Integer.parseInt(text.substring(4, 6)),
                    day > COORDINATION_DAYS ? day - COORDINATION_DAYS : day);
            // 1600 and earlier: an organisation number wears the prefix 16 where a century would stand.
            return text.compareTo("18") >= 0;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static boolean luhn(String tenDigits) {
        int sum = 0;
        for (int i = 0; i < tenDigits.length(); i++) {
            int weighted = (tenDigits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
