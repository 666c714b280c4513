package se.intyga.legalbasis.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Looks at the folder of policies again while the house runs. A version that holds is known from then on; one that
/// does
/// not changes nothing and is reported. A version that has been in force is never replaced and never forgotten: what
/// changes gets a new label (L37).
///
/// A change is believed when two looks in a row see the same content, so that half a copy is not taken for a version.
public final class PolicyFolder {
    private final PolicyFiles files;
    private final Path folder;
    private final Policies policies;
    private final boolean examplesAllowed;
    private final Clock clock;
    private String seen;
    private String settled;
    private List<PolicyProblem> problems = List.of();

    /// Precondition: the policies were just read from that folder.
    public PolicyFolder(PolicyFiles files, Path folder, Policies policies, boolean examplesAllowed, Clock clock) {
        this.files = files;
        this.folder = folder;
        this.policies = policies;
        this.examplesAllowed = examplesAllowed;
        this.clock = clock;
        this.seen = fingerprint(folder);
        this.settled = seen;
    }

    /// What a look came to.
    public sealed interface Look {
        /// As it was, or still being written.
        record Nothing() implements Look {}

        /// Something is new: the versions now known for the first time, and what is wrong with the rest.
        record Changed(List<PolicyVersion> added, List<PolicyProblem> problems) implements Look {}
    }

    /// One look. Called every few seconds, by one thread at a time.
    public synchronized Look look() {
        String now = fingerprint(folder);
        boolean steady = now.equals(seen);
        seen = now;
        if (now.equals(settled) || !steady) {
            return new Look.Nothing();
        }
        settled = now;
        return take(files.find(folder), clock.instant());
    }

    /// What is wrong in the folder since the last change; nothing of it is in force.
    public synchronized List<PolicyProblem> problems() {
        return problems;
    }

    private Look.Changed take(PolicyFiles.Found found, Instant at) {
        var wrong = new ArrayList<>(found.problems());
        var known = new ArrayList<>(policies.all());
        var added = new ArrayList<PolicyVersion>();
        found.versions().forEach((name, set) -> {
            if (known.contains(set)) {
                return;
            }
            Optional<String> hindrance = hindrance(set, known, at);
            if (hindrance.isPresent()) {
                wrong.add(new PolicyProblem(name, "/label", "L37", hindrance.get()));
                return;
            }
            known.removeIf(one -> one.version().label().equals(set.version().label()));
            known.add(set);
            added.add(set.version());
        });
        policies.know(known);
        problems = List.copyOf(wrong);
        return new Look.Changed(List.copyOf(added), problems);
    }

    private Optional<String> hindrance(PolicySet set, List<PolicySet> known, Instant at) {
        if (set.example() && !examplesAllowed) {
            return Optional.of("is an example, and examples are not law: production does not take them");
        }
        for (PolicySet other : known) {
            boolean sameName = other.version().label().equals(set.version().label());
            if (sameName && !other.startsAfter(at)) {
                return Optional.of(
                        other.version().label() + " has been in force with other content; a changed version gets a new"
                                + " label and its own first day");
            }
            if (!sameName && other.effectiveFrom().equals(set.effectiveFrom())) {
                return Optional.of(
                        "takes effect on the same day as " + other.version().label());
            }
        }
        return Optional.empty();
    }

    /// SHA-256 over names and bytes of everything that could be policy, or of why it cannot be read.
    private static String fingerprint(Path folder) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            var paths = new ArrayList<Path>(PolicyFiles.entries(folder, PolicyFiles::isPolicyFile));
            for (Path below : PolicyFiles.entries(folder, Files::isDirectory)) {
                paths.addAll(PolicyFiles.entries(below, PolicyFiles::isPolicyFile));
            }
            for (Path path : paths) {
                digest.update((folder.relativize(path) + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path)));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | PolicyInvalid e) {
            return "unreadable";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
