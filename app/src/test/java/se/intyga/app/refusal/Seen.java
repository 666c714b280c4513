package se.intyga.app.refusal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.intyga.bench.http.Answer;

/// An answer byte for byte, but for the clock's words and for those that are drawn anew for each request.
record Seen(int status, Map<String, List<String>> headers, String body) {
    private static final String DRAWN = "*";
    /// What names one problem among all; what a cookie holds, and until when.
    private static final Pattern DRAWN_ALWAYS = Pattern.compile(
            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=^[A-Za-z0-9_-]{1,80}=)[A-Za-z0-9_-]{43}(?=;)|(?<=Expires=)[^;]+");

    /// What was answered.
    ///
    /// @param drawn words of this request alone, such as its id: they stand in no other answer
    static Seen of(Answer answer, String... drawn) {
        Map<String, List<String>> headers = new TreeMap<>();
        answer.headers().map().forEach((name, values) -> {
            if (!name.equals("date")) {
                headers.put(
                        name,
                        values.stream().map(value -> without(value, drawn)).toList());
            }
        });
        return new Seen(answer.status(), headers, without(answer.body(), drawn));
    }

    private static String without(String text, String... drawn) {
        String left = text;
        for (String word : drawn) left = left.replace(word, DRAWN);
        return DRAWN_ALWAYS.matcher(left).replaceAll(Matcher.quoteReplacement(DRAWN));
    }
}
