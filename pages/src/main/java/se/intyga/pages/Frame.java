package se.intyga.pages;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What surrounds a page's content: language, title, the page's own address for the language switch, scripts (addresses
/// under `/assets/`), and after how long a page without scripts reloads itself.
public record Frame(
        Language language, String title, Optional<String> path, List<String> scripts, Optional<Duration> reload) {
    public Frame {
        scripts = List.copyOf(scripts);
        if (scripts.stream().anyMatch(script -> !script.startsWith("/assets/"))) {
            throw new IllegalArgumentException("scripts come from /assets/ only");
        }
    }

    public static Frame of(Language language, String title) {
        return new Frame(language, title, Optional.empty(), List.of(), Optional.empty());
    }

    public Frame at(String path) {
        return new Frame(language, title, Optional.of(path), scripts, reload);
    }

    public Frame withScript(String script) {
        return new Frame(language, title, path, List.of(script), reload);
    }

    public Frame reloadingAfter(Duration pause) {
        return new Frame(language, title, path, scripts, Optional.of(pause));
    }

    /// The page's own address in another language.
    public String pathIn(Language other) {
        String own = path.orElse("");
        String stripped = own.replaceAll("([?&])lang=[a-z]*&?", "$1").replaceAll("[?&]$", "");
        return stripped + (stripped.contains("?") ? "&" : "?") + "lang=" + other.tag();
    }

    /// Whole seconds until the reload, at least one.
    public long reloadSeconds() {
        return Math.max(1, reload.orElse(Duration.ofSeconds(1)).toSeconds());
    }
}
