package se.intyga.trustlists.anchor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads the folder once. One file that is not what it should be makes the whole unreadable: a trust list with a hole
/// in it is nobody's decision.
final class ReadAnchors {
    private final Path folder;

    ReadAnchors(Path folder) {
        this.folder = folder;
    }

    TrustAnchors read() {
        var anchors = new ArrayList<Anchor>();
        for (TrustRole role : TrustRole.values()) {
            for (Path pem : files(role, ".pem")) {
                anchors.addAll(anchors(role, pem));
            }
        }
        return new TrustAnchors(anchors);
    }

    /// Every file that counts, with what would show a change of it.
    List<FileState> states() {
        var states = new ArrayList<FileState>();
        for (TrustRole role : TrustRole.values()) {
            for (String ending : List.of(".pem", ".types")) {
                for (Path file : files(role, ending)) {
                    states.add(state(file));
                }
            }
        }
        return states;
    }

    record FileState(Path file, long size, FileTime changed) {}

    private static FileState state(Path file) {
        try {
            return new FileState(file, Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException e) {
            throw new AnchorsUnreadable("cannot look at " + file, e);
        }
    }

    private List<Path> files(TrustRole role, String ending) {
        if (!Files.isDirectory(folder)) {
            throw new AnchorsUnreadable("there is no folder of trust anchors at " + folder);
        }
        Path ofRole = folder.resolve(role.folder());
        if (!Files.isDirectory(ofRole)) {
            return List.of();
        }
        try (Stream<Path> listed = Files.list(ofRole)) {
            return listed.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AnchorsUnreadable("cannot list " + ofRole, e);
        }
    }

    private static List<Anchor> anchors(TrustRole role, Path pem) {
        String file = String.valueOf(pem.getFileName());
        String name = file.substring(0, file.length() - ".pem".length());
        Optional<Set<String>> types =
                role == TrustRole.CREDENTIAL_ISSUER ? types(pem.resolveSibling(name + ".types")) : Optional.empty();
        return certificates(pem).stream()
                .map(certificate -> new Anchor(role, name, certificate, types))
                .toList();
    }

    private static List<X509Certificate> certificates(Path pem) {
        try {
            Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(pem)));
            var certificates = new ArrayList<X509Certificate>();
            for (Certificate one : found) {
                if (!(one instanceof X509Certificate certificate) || certificate.getBasicConstraints() < 0) {
                    throw new AnchorsUnreadable(pem + " holds a certificate that is not a certificate authority's");
                }
                certificates.add(certificate);
            }
            if (certificates.isEmpty()) {
                throw new AnchorsUnreadable(pem + " holds no certificate");
            }
            return certificates;
        } catch (IOException | CertificateException e) {
            throw new AnchorsUnreadable(pem + " cannot be read as PEM certificates", e);
        }
    }

    /// One type a line; empty lines and lines that begin with `#` say nothing. No file: trusted for every type.
    private static Optional<Set<String>> types(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var types = new HashSet<String>();
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    types.add(line.strip());
                }
            }
            return Optional.of(types);
        } catch (IOException e) {
            throw new AnchorsUnreadable(file + " cannot be read as lines of text", e);
        }
    }
}
