package se.intyga.bench.browser;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/// A test person before the browser: logs in as themselves when asked to, and presses what they decided to press.
public final class Person {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

    /// What the person does on the release page.
    public enum Answer {
        REQUEST,
        CANCEL
    }

    private final Browser browser;
    private final String personalNumber;

    /// @param personalNumber twelve digits, one of the test persons
    public Person(Browser browser, String personalNumber) {
        this.browser = browser;
        this.personalNumber = personalNumber;
    }

    /// Opens an address and logs in if the house asks for it.
    public Page open(URI address) {
        return loggedIn(browser.open(address));
    }

    /// From an authorization address to the wallet's own: logs in, reads the release page, answers it.
    public URI authorize(URI authorization, Answer answer) {
        return switch (open(authorization)) {
            case Page.Left(URI back) -> back;
            case Page.Shown shown -> answered(shown, answer);
        };
    }

    /// Presses a form's button and logs in if that leads to the login page.
    public Page press(Page.Shown page, Element button) {
        return loggedIn(browser.press(page, button, Map.of()));
    }

    private URI answered(Page.Shown page, Answer answer) {
        String wanted = answer == Answer.REQUEST ? "request" : "cancel";
        Optional<Element> button = page.find("button[name=answer][value=" + wanted + "]");
        if (button.isEmpty()) {
            throw new PageWithoutStep(page, "there is nothing to " + wanted);
        }
        return switch (browser.press(page, button.get(), Map.of())) {
            case Page.Left(URI back) -> back;
            case Page.Shown shown -> throw new PageWithoutStep(shown, "the answer did not lead back to the wallet");
        };
    }

    private Page loggedIn(Page page) {
        if (!(page instanceof Page.Shown shown) || shown.find("form#persons").isEmpty()) {
            return page;
        }
        Element button = shown.find("form#persons button")
                .orElseThrow(() -> new PageWithoutStep(shown, "no button to choose a test person"));
        boolean known = shown.document().select("select[name=person] option").stream()
                .anyMatch(option -> option.attr("value").equals(personalNumber));
        if (!known) {
            throw new PageWithoutStep(shown, "the test person is not among those to choose from");
        }
        Page next = browser.press(shown, button, Map.of("person", personalNumber));
        return waited(next);
    }

    /// Looks at the waiting page again until the login is over: what its script or its reload would do.
    private Page waited(Page page) {
        Page now = page;
        for (Duration waited = Duration.ZERO; waited.compareTo(PATIENCE) < 0; waited = waited.plus(LOOK_AGAIN)) {
            if (!(now instanceof Page.Shown shown) || shown.find("#login").isEmpty()) {
                return now;
            }
            pause();
            now = browser.open(shown.address());
        }
        throw new IllegalStateException("the login did not end within " + PATIENCE.toSeconds() + " seconds");
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while logging in", e);
        }
    }

    @Override
    public String toString() {
        return "Person[hidden]";
    }
}
