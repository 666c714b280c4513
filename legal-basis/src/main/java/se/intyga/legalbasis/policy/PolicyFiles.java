package se.intyga.legalbasis.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import se.intyga.formats.json.JsonReading;
import se.intyga.formats.json.StrictJson;

/// Reads policy files, checks them against the published schema and the rules behind it, and makes versioned sets.
/// `{base}` in a credential type stands for this installation's public address.
public final class PolicyFiles {
    private static final String EXAMPLES = "/se/intyga/legalbasis/example-policies/";
    private static final List<String> EXAMPLE_FILES =
            List.of("agencies.json", "operators.json", "relying-parties.json");
    private static final int MAX_FILE_BYTES = 4 << 20;

    private final ReadPolicySet readPolicySet;

    public PolicyFiles(URI base) {
        String address = base.toString();
        this.readPolicySet = new ReadPolicySet(
                address.endsWith("/") ? URI.create(address.substring(0, address.length() - 1)) : base);
    }

    /// The example policies that ship, for the demo organisations. Never law.
    public Policies examples() {
        var problems = new ArrayList<PolicyProblem>();
        var files = new ArrayList<PolicyFile>();
        for (String name : EXAMPLE_FILES) {
            try (InputStream in = PolicyFiles.class.getResourceAsStream(EXAMPLES + name)) {
                if (in == null) {
                    throw new IllegalStateException("the example policies ship with this room");
                }
                parse(name, in.readAllBytes(), files, problems);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Policies(List.of(setOf(files, problems)));
    }

    /// All sets of a folder: one when it holds `*.json` itself, otherwise one for each folder in it.
    ///
    /// @throws PolicyInvalid naming every file and rule that does not hold
    public Policies fromFolder(Path folder) {
        List<Path> own = entries(folder, PolicyFiles::isPolicyFile);
        List<Path> folders = own.isEmpty() ? entries(folder, Files::isDirectory) : List.of(folder);
        if (folders.isEmpty()) {
            throw new PolicyInvalid(List.of(new PolicyProblem(folder.toString(), "", "file", "holds no policy files")));
        }
        var sets = new ArrayList<PolicySet>();
        folders.forEach(one -> sets.add(fromFiles(one)));
        var labels = new HashSet<String>();
        for (int i = 0; i < sets.size(); i++) {
            if (!labels.add(sets.get(i).version().label())) {
                throw new PolicyInvalid(List.of(new PolicyProblem(
                        folders.get(i).toString(),
                        "/label",
                        "L37",
                        "another version is called " + sets.get(i).version().label() + " too")));
            }
        }
        return new Policies(sets);
    }

    private PolicySet fromFiles(Path folder) {
        var problems = new ArrayList<PolicyProblem>();
        var files = new ArrayList<PolicyFile>();
        List<Path> paths = entries(folder, PolicyFiles::isPolicyFile);
        for (Path path : paths) {
            try {
                parse(String.valueOf(path.getFileName()), Files.readAllBytes(path), files, problems);
            } catch (IOException e) {
                problems.add(new PolicyProblem(path.toString(), "", "file", "cannot be read"));
            }
        }
        if (paths.isEmpty()) {
            problems.add(new PolicyProblem(folder.toString(), "", "file", "holds no policy files"));
        }
        return setOf(files, problems);
    }

    private PolicySet setOf(List<PolicyFile> files, List<PolicyProblem> problems) {
        if (!problems.isEmpty()) {
            throw new PolicyInvalid(problems);
        }
        return readPolicySet.read(files);
    }

    private static void parse(String name, byte[] bytes, List<PolicyFile> files, List<PolicyProblem> problems) {
        switch (StrictJson.read(bytes, MAX_FILE_BYTES)) {
            case JsonReading.Read(var content) -> files.add(new PolicyFile(name, content));
            case JsonReading.Malformed(String reason) ->
                problems.add(new PolicyProblem(name, "", "file", "is not strict JSON: " + reason));
        }
    }

    private static boolean isPolicyFile(Path path) {
        return Files.isRegularFile(path) && path.toString().endsWith(".json");
    }

    private static List<Path> entries(Path folder, Predicate<Path> wanted) {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new PolicyInvalid(List.of(new PolicyProblem(folder.toString(), "", "file", "cannot be read")));
        }
    }
}
