package se.intyga.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import se.intyga.bench.browser.Browser;
import se.intyga.bench.browser.Page;
import se.intyga.bench.http.Answer;
import se.intyga.bench.http.Http;
import se.intyga.bench.http.UnexpectedAnswer;

/// Takes the receipts of a person's history with her, each in both forms and with its ledger's public keys beside it,
/// so that they can be checked when the house is gone.
final class TakeReceipts {
    private static final String LINK = "a[href*=/holder/receipts/one]";

    private final Http http;
    private final Browser browser;
    private final URI house;
    private final Path folder;

    TakeReceipts(Http http, Browser browser, URI house, Path folder) {
        this.http = http;
        this.browser = browser;
        this.house = house;
        this.folder = folder;
    }

    /// The files of the receipts, newest first.
    ///
    /// @param history the page of a person who is logged in
    List<Path> from(Page.Shown history) {
        List<Path> files = new ArrayList<>();
        for (Element link : history.document().select(LINK)) {
            String query = URI.create(link.absUrl("href")).getRawQuery();
            String name = String.format("receipt-%02d", files.size() / 2 + 1);
            URI address = URI.create(house + "/holder/v1/receipts?" + query);
            Map<String, String> session = Map.of("Cookie", browser.cookies(address));
            for (String form : List.of("jwt", "jsonld")) {
                Answer receipt = http.get(URI.create(address + "&form=" + form), session);
                files.add(kept(name + "." + form, receipt));
            }
            kept(name + ".keys.json", http.get(URI.create(house + "/ledgers/" + ledger(query) + "/keys"), Map.of()));
        }
        return files;
    }

    private static String ledger(String query) {
        for (String part : query.split("&", -1)) {
            if (part.startsWith("ledger=")) {
                return part.substring("ledger=".length()).replace("%2F", "/");
            }
        }
        throw new IllegalArgumentException("the link names no ledger");
    }

    private Path kept(String name, Answer answer) {
        if (answer.status() != 200) {
            throw new UnexpectedAnswer(answer, "a receipt of her own is not given to her");
        }
        try {
            return Files.writeString(folder.resolve(name), answer.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
