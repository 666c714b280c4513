package se.intyga.legalbasis.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import se.intyga.formats.json.JsonReading;
import se.intyga.formats.json.StrictJson;

/// Reads policy files, checks them against the published schema and the rules behind it, and makes versioned sets.
/// `{base}` in a credential type stands for this installation's public address. What begins with a dot is not looked
/// at,
/// so a version can be copied under such a name and renamed when it is whole.
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

    /// What was found: the versions that hold, by the name of their folder, and what is wrong with the others.
    public record Found(Map<String, PolicySet> versions, List<PolicyProblem> problems) {
        public Found {
            versions = Map.copyOf(versions);
            problems = List.copyOf(problems);
        }
    }

    /// The example policies that ship, for the demo organisations. Never law.
    public Policies examples() {
        var texts = new LinkedHashMap<String, byte[]>();
        for (String name : EXAMPLE_FILES) {
            try (InputStream in = PolicyFiles.class.getResourceAsStream(EXAMPLES + name)) {
                if (in == null) {
                    throw new IllegalStateException("the example policies ship with this room");
                }
                texts.put(name, in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Policies(List.of(version("", texts)));
    }

    /// All sets of a folder: one when it holds `*.json` itself, otherwise one for each folder in it.
    ///
    /// @throws PolicyInvalid naming every file and rule that does not hold
    public Policies fromFolder(Path folder) {
        Found found = find(folder);
        if (!found.problems().isEmpty()) {
            throw new PolicyInvalid(found.problems());
        }
        return new Policies(List.copyOf(found.versions().values()));
    }

    /// Looks at a folder, or at a single file as a version of its own, and refuses nothing.
    public Found find(Path fileOrFolder) {
        var versions = new LinkedHashMap<String, PolicySet>();
        var problems = new ArrayList<PolicyProblem>();
        if (Files.isRegularFile(fileOrFolder)) {
            add("", List.of(fileOrFolder), versions, problems);
            return new Found(versions, problems);
        }
        try {
            List<Path> own = entries(fileOrFolder, PolicyFiles::isPolicyFile);
            List<Path> folders = own.isEmpty() ? entries(fileOrFolder, Files::isDirectory) : List.of();
            if (!own.isEmpty()) {
                add("", own, versions, problems);
            }
            for (Path folder : folders) {
                add(folder.getFileName() + "/", entries(folder, PolicyFiles::isPolicyFile), versions, problems);
            }
            if (own.isEmpty() && folders.isEmpty()) {
                problems.add(new PolicyProblem(fileOrFolder.toString(), "", "file", "holds no policy files"));
            }
            problems.addAll(CheckVersions.apart(versions));
        } catch (PolicyInvalid invalid) {
            problems.addAll(invalid.problems());
        }
        return new Found(versions, problems);
    }

    private void add(String folder, List<Path> paths, Map<String, PolicySet> versions, List<PolicyProblem> problems) {
        var texts = new LinkedHashMap<String, byte[]>();
        try {
            for (Path path : paths) {
                texts.put(String.valueOf(path.getFileName()), read(path, folder));
            }
            if (texts.isEmpty()) {
                throw new PolicyInvalid(List.of(new PolicyProblem(folder, "", "file", "holds no policy files")));
            }
            versions.put(folder, version(folder, texts));
        } catch (PolicyInvalid invalid) {
            problems.addAll(invalid.problems());
        }
    }

    private static byte[] read(Path path, String folder) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new PolicyInvalid(
                    List.of(new PolicyProblem(folder + path.getFileName(), "", "file", "cannot be read")));
        }
    }

    private PolicySet version(String folder, Map<String, byte[]> texts) {
        var problems = new ArrayList<PolicyProblem>();
        var files = new ArrayList<PolicyFile>();
        texts.forEach((name, text) -> {
            switch (StrictJson.read(text, MAX_FILE_BYTES)) {
                case JsonReading.Read(var content) ->
                    files.add(new PolicyFile(name, folder + name, content, Places.of(text)));
                case JsonReading.Malformed(String reason) -> problems.add(malformed(folder + name, text, reason));
            }
        });
        if (!problems.isEmpty()) {
            throw new PolicyInvalid(problems);
        }
        return readPolicySet.read(files);
    }

    private static PolicyProblem malformed(String file, byte[] text, String reason) {
        return text.length > MAX_FILE_BYTES
                ? new PolicyProblem(file, "", "file", "is " + reason)
                : Places.broken(text)
                        .map(broken -> new PolicyProblem(file, "", "file", "is not strict JSON: " + broken.reason())
                                .at(broken.place()))
                        .orElseGet(() -> new PolicyProblem(file, "", "file", "is not strict JSON: " + reason));
    }

    static boolean isPolicyFile(Path path) {
        return Files.isRegularFile(path) && path.toString().endsWith(".json");
    }

    static List<Path> entries(Path folder, Predicate<Path> wanted) {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
                    .filter(wanted)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new PolicyInvalid(List.of(new PolicyProblem(folder.toString(), "", "file", "cannot be read")));
        }
    }
}
