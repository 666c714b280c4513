package se.intyga.trustlists.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HttpAnswerTest {
    private static final String TYPE = "application/statuslist+jwt";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: " + TYPE + "\r\n";

    record Answer(String name, String bytes, FetchRefusal code) {
        @Override
        public String toString() {
            return name + ": " + code;
        }
    }

    static Stream<Answer> unusable() {
        return Stream.of(
                new Answer("nothing", "", FetchRefusal.MALFORMED_ANSWER),
                new Answer("another protocol", "SSH-2.0-OpenSSH\r\n\r\n", FetchRefusal.MALFORMED_ANSWER),
                new Answer("HTTP/2 in the clear", "HTTP/2 200\r\n\r\n", FetchRefusal.MALFORMED_ANSWER),
                new Answer("not found", "HTTP/1.1 404 Not Found\r\n\r\n", FetchRefusal.WRONG_STATUS),
                new Answer("no content", "HTTP/1.1 204 No Content\r\n\r\n", FetchRefusal.WRONG_STATUS),
                new Answer("a redirect", "HTTP/1.1 302 Found\r\nLocation: https://x/\r\n\r\n", FetchRefusal.REDIRECT),
                new Answer(
                        "a web page",
                        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>",
                        FetchRefusal.WRONG_CONTENT_TYPE),
                new Answer("no type", "HTTP/1.1 200 OK\r\n\r\nx", FetchRefusal.WRONG_CONTENT_TYPE),
                new Answer(
                        "two lengths",
                        OK + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
                        FetchRefusal.MALFORMED_ANSWER),
                new Answer(
                        "a length and chunks",
                        OK + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
                        FetchRefusal.MALFORMED_ANSWER),
                new Answer("a negative length", OK + "Content-Length: -1\r\n\r\nx", FetchRefusal.MALFORMED_ANSWER),
                new Answer("too long by its own word", OK + "Content-Length: 11\r\n\r\n", FetchRefusal.TOO_LARGE),
                new Answer("too long without a word", OK + "\r\n12345678901", FetchRefusal.TOO_LARGE),
                new Answer(
                        "too long in chunks",
                        OK + "Transfer-Encoding: chunked\r\n\r\n9\r\n123456789\r\n2\r\nxx\r\n0\r\n\r\n",
                        FetchRefusal.TOO_LARGE),
                new Answer("broken off", OK + "Content-Length: 5\r\n\r\nxxx", FetchRefusal.MALFORMED_ANSWER),
                new Answer(
                        "chunks broken off",
                        OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nxxx",
                        FetchRefusal.MALFORMED_ANSWER),
                new Answer(
                        "a chunk of no length",
                        OK + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
                        FetchRefusal.MALFORMED_ANSWER),
                new Answer("another coding", OK + "Transfer-Encoding: gzip\r\n\r\nx", FetchRefusal.MALFORMED_ANSWER),
                new Answer("packed", OK + "Content-Encoding: gzip\r\n\r\nx", FetchRefusal.MALFORMED_ANSWER),
                new Answer("a header without a name", OK + ": x\r\n\r\n", FetchRefusal.MALFORMED_ANSWER),
                new Answer("a folded header", OK + "X: y\r\n z: w\r\n\r\n", FetchRefusal.MALFORMED_ANSWER),
                new Answer("an endless line", OK + "X: " + "y".repeat(10_000), FetchRefusal.MALFORMED_ANSWER),
                new Answer("endless headers", OK + "X: y\r\n".repeat(200), FetchRefusal.MALFORMED_ANSWER));
    }

    @ParameterizedTest(name = "refuses {0}")
    @MethodSource("unusable")
    void refuses_what_cannot_be_used(Answer answer) {
        var unusable = catchThrowableOfType(HttpAnswer.Unusable.class, () -> read(answer.bytes()));
        assertThat(unusable).isNotNull();
        assertThat(unusable.code()).isEqualTo(answer.code());
    }

    @Test
    void reads_a_body_by_length_by_chunks_and_to_the_end() throws IOException {
        assertThat(read(OK + "Content-Length: 3\r\n\r\nabcdef")).isEqualTo("abc");
        assertThat(read(OK + "Transfer-Encoding: chunked\r\n\r\n2;x=y\r\nab\r\n1\r\nc\r\n0\r\nTrailer: t\r\n\r\n"))
                .isEqualTo("abc");
        assertThat(read(OK + "\r\nabc")).isEqualTo("abc");
        assertThat(read("HTTP/1.0 200 OK\ncontent-type: " + TYPE.toUpperCase(Locale.ROOT) + "; q=1\n\nabc"))
                .isEqualTo("abc");
    }

    @Test
    void never_fails_in_an_undeclared_way_on_noise() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[random.nextInt(80)];
            random.nextBytes(noise);
            String bytes = (random.nextBoolean() ? OK : "") + new String(noise, StandardCharsets.ISO_8859_1);
            try {
                assertThat(read(bytes).length()).isLessThanOrEqualTo(10);
            } catch (IOException e) {
                assertThat(e).isInstanceOf(HttpAnswer.Unusable.class);
            }
        }
    }

    private static String read(String bytes) throws IOException {
        var in = new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1));
        return new String(new HttpAnswer(in, 10).read(TYPE).body(), StandardCharsets.ISO_8859_1);
    }
}
