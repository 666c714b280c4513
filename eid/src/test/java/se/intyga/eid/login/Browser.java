package se.intyga.eid.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/// A browser with a cookie jar of its own that follows redirects. It speaks plain HTTP with the embedded server, and
/// takes the `https` base address for that server.
final class Browser {
    final Map<String, String> cookies = new HashMap<>();
    final List<String> setCookies = new ArrayList<>();
    final List<String> visited = new ArrayList<>();
    LoginHouse house;

    private final HttpClient http = HttpClient.newHttpClient();

    Browser(LoginHouse house) {
        this.house = house;
    }

    Document open(String path) {
        return follow(send("GET", path, null));
    }

    Document post(String path, Map<String, String> form) {
        return follow(send("POST", path, form));
    }

    /// Chooses a test person in the form on the login page and follows to the end.
    Document choose(Document page, String number) {
        Map<String, String> form = new HashMap<>();
        page.select("#persons input").forEach(input -> form.put(input.attr("name"), input.attr("value")));
        form.put("person", number);
        return post(page.select("#persons").attr("action"), form);
    }

    JsonNode status(Document page) {
        String id = page.select("#login").attr("data-login");
        try {
            return new ObjectMapper()
                    .readTree(send("GET", "/eid/login/" + id + "/status", null).body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> send(String method, String path, @Nullable Map<String, String> form) {
        visited.add(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(house.address() + path));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(c -> c.getKey() + "=" + c.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (form == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            String body = form.entrySet().stream()
                    .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            for (String line : response.headers().allValues("Set-Cookie")) {
                setCookies.add(line);
                HttpCookie cookie = HttpCookie.parse(line).getFirst();
                if (cookie.getMaxAge() == 0) {
                    cookies.remove(cookie.getName());
                } else {
                    cookies.put(cookie.getName(), cookie.getValue());
                }
            }
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Document follow(HttpResponse<String> first) {
        HttpResponse<String> response = first;
        for (int i = 0; i < 10 && response.statusCode() == 303; i++) {
            String location = response.headers().firstValue("Location").orElseThrow();
            if (!location.startsWith(LoginHouse.BASE)) {
                throw new AssertionError("sent to a strange place: " + location);
            }
            response = send("GET", location.substring(LoginHouse.BASE.length()), null);
        }
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + ": " + response.body());
        }
        return Jsoup.parse(response.body());
    }
}
