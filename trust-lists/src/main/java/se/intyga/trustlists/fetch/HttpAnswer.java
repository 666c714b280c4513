package se.intyga.trustlists.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Reads one HTTP/1.1 answer (RFC 9112), never more of it than allowed, and nothing that can be read in two ways.
final class HttpAnswer {
    private static final int MAX_LINE = 8 << 10;
    private static final int MAX_HEADERS = 100;

    private final InputStream in;
    private final int maxBytes;

    HttpAnswer(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /// The answer is not HTTP, or too much of it.
    static final class Unusable extends IOException {
        private static final long serialVersionUID = 1L;
        private final FetchRefusal code;

        Unusable(FetchRefusal code, String message) {
            super(message);
            this.code = code;
        }

        FetchRefusal code() {
            return code;
        }
    }

    FetchOutcome.Fetched read(String accept) throws IOException {
        int status = status(line());
        if (status >= 300 && status < 400) {
            throw new Unusable(FetchRefusal.REDIRECT, "The server answered with a redirect; they are not followed.");
        }
        if (status != 200) {
            throw new Unusable(FetchRefusal.WRONG_STATUS, "The server answered with status " + status + ".");
        }
        Map<String, String> headers = headers();
        String contentType = headers.getOrDefault("content-type", "")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
        if (!contentType.equals(accept)) {
            throw new Unusable(
                    FetchRefusal.WRONG_CONTENT_TYPE, "The server answered with something else than " + accept + ".");
        }
        if (!headers.getOrDefault("content-encoding", "identity").equalsIgnoreCase("identity")) {
            throw malformed("The server packed its answer although it was not asked to.");
        }
        return new FetchOutcome.Fetched(body(headers), contentType);
    }

    private static int status(String line) throws Unusable {
        if (!line.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
            throw malformed("The server did not answer in HTTP/1.1.");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private Map<String, String> headers() throws IOException {
        var headers = new LinkedHashMap<String, String>();
        for (int i = 0; i <= MAX_HEADERS; i++) {
            String line = line();
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon < 1 || line.charAt(0) == ' ' || line.charAt(0) == '\t') {
                throw malformed("The server sent a header that is none.");
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            String before = headers.putIfAbsent(name, line.substring(colon + 1).strip());
            if (before != null && (name.equals("content-length") || name.equals("content-type"))) {
                throw malformed("The server sent " + name + " twice.");
            }
        }
        throw malformed("The server sent too many headers.");
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        String coding = headers.get("transfer-encoding");
        String length = headers.get("content-length");
        if (coding != null) {
            if (!coding.equalsIgnoreCase("chunked") || length != null) {
                throw malformed("The length of the server's answer is not clear.");
            }
            return chunked();
        }
        if (length == null) {
            return exactly(upTo(maxBytes + 1));
        }
        if (!length.matches("[0-9]{1,10}")) {
            throw malformed("The length of the server's answer is not clear.");
        }
        if (Long.parseLong(length) > maxBytes) {
            throw tooLarge();
        }
        byte[] body = upTo(Integer.parseInt(length));
        if (body.length != Integer.parseInt(length)) {
            throw malformed("The server's answer broke off.");
        }
        return body;
    }

    private byte[] chunked() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            String line = line().split(";", 2)[0].strip();
            if (!line.matches("[0-9a-fA-F]{1,7}")) {
                throw malformed("The server's answer is chunked wrongly.");
            }
            int size = Integer.parseInt(line, 16);
            if (size == 0) {
                headers();
                return body.toByteArray();
            }
            if (body.size() + size > maxBytes) {
                throw tooLarge();
            }
            byte[] chunk = upTo(size);
            if (chunk.length != size || !line().isEmpty()) {
                throw malformed("The server's answer broke off.");
            }
            body.write(chunk, 0, size);
        }
    }

    private byte[] exactly(byte[] read) throws Unusable {
        if (read.length > maxBytes) {
            throw tooLarge();
        }
        return read;
    }

    private byte[] upTo(int bytes) throws IOException {
        return in.readNBytes(bytes);
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream(128);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw malformed("The server's answer broke off.");
            }
            if (line.size() >= MAX_LINE) {
                throw malformed("The server sent a line that is too long.");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static Unusable malformed(String sentence) {
        return new Unusable(FetchRefusal.MALFORMED_ANSWER, sentence);
    }

    private Unusable tooLarge() {
        return new Unusable(FetchRefusal.TOO_LARGE, "The server's answer is larger than " + maxBytes + " bytes.");
    }
}
