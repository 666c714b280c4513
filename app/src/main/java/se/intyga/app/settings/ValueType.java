package se.intyga.app.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How the text of a setting is read, and how its values are described to people.
///
/// @param description what may be written, in words: it ends the sentence "… must be"
/// @param parser throws `IllegalArgumentException` on anything else; its message is not shown
public record ValueType<T>(String description, Function<String, T> parser) {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h|d)");

    T parse(String text) {
        return parser.apply(text);
    }

    /// Absent when the text is empty.
    ValueType<Optional<T>> optional() {
        return new ValueType<>(
                description + ", or nothing", text -> text.isEmpty() ? Optional.empty() : Optional.of(parse(text)));
    }

    static ValueType<String> text(String description, String pattern) {
        return new ValueType<>(description, text -> {
            require(text.matches(pattern));
            return text;
        });
    }

    static ValueType<Integer> number(int least, int most) {
        return new ValueType<>("a whole number from " + least + " to " + most, text -> {
            int number = Integer.parseInt(text);
            require(number >= least && number <= most);
            return number;
        });
    }

    static ValueType<Duration> duration(Duration least, Duration most) {
        return new ValueType<>(
                "a duration such as 500ms, 30s, 5m, 12h or 7d, from " + words(least) + " to " + words(most), text -> {
                    Matcher matcher = DURATION.matcher(text);
                    require(matcher.matches());
                    long amount = Long.parseLong(matcher.group(1));
                    Duration duration = switch (matcher.group(2)) {
                        case "ms" -> Duration.ofMillis(amount);
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        case "h" -> Duration.ofHours(amount);
                        default -> Duration.ofDays(amount);
                    };
                    require(duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0);
                    return duration;
                });
    }

    static ValueType<URI> httpsAddress() {
        return address("an absolute https address without query", "https");
    }

    static ValueType<URI> address(String description, String... schemes) {
        return new ValueType<>(description, text -> {
            URI uri = URI.create(text);
            require(uri.getScheme() != null && Arrays.asList(schemes).contains(uri.getScheme()));
            require(uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null);
            return uri;
        });
    }

    static ValueType<Path> path() {
        return new ValueType<>("a path", text -> {
            require(!text.isBlank());
            return Path.of(text);
        });
    }

    static ValueType<Boolean> onOrOff() {
        return new ValueType<>("on or off", text -> switch (text) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("neither on nor off");
        });
    }

    static <E extends Enum<E>> ValueType<E> oneOf(Class<E> words) {
        List<E> values = List.of(words.getEnumConstants());
        return new ValueType<>(
                "one of " + values.stream().map(ValueType::word).collect(Collectors.joining(", ")),
                text -> values.stream()
                        .filter(value -> word(value).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no such word")));
    }

    static <T> ValueType<List<T>> listOf(ValueType<T> element) {
        return new ValueType<>(
                "a list, with commas between, each " + element.description(),
                text -> text.isEmpty()
                        ? List.of()
                        : Arrays.stream(text.split(",", -1))
                                .map(String::strip)
                                .map(element::parse)
                                .toList());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String words(Duration duration) {
        if (duration.toSeconds() == 0) return duration.toMillis() + "ms";
        if (duration.toSeconds() % 86_400 == 0) return duration.toDays() + "d";
        if (duration.toSeconds() % 3_600 == 0) return duration.toHours() + "h";
        if (duration.toSeconds() % 60 == 0) return duration.toMinutes() + "m";
        return duration.toSeconds() + "s";
    }

    private static void require(boolean held) {
        if (!held) throw new IllegalArgumentException("not a value of this type");
    }
}
