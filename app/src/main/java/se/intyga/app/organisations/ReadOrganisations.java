package se.intyga.app.organisations;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import se.intyga.formats.json.StrictJson;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.issuer.source.SourceAddress;
import se.intyga.openapi.BaseUrl;
import se.intyga.verifier.relyingparty.RegisteredQuery;
import se.intyga.verifier.relyingparty.RelyingParty;

/// Reads the organisations of a folder: `agencies/<id>.json` and `relying-parties/<id>.json`, with the files they name
/// beside them (docs/organisations.md).
public final class ReadOrganisations {
    private static final Duration SOURCE_TIMEOUT = Duration.ofSeconds(5);
    private static final int SOURCE_BYTES = 262_144;

    private final BaseUrl base;
    private final SSLContext sourceTls;

    /// For one base URL.
    ///
    /// @param sourceTls whom the agencies' registers must be vouched for by
    public ReadOrganisations(BaseUrl base, SSLContext sourceTls) {
        this.base = base;
        this.sourceTls = sourceTls;
    }

    /// All organisations of the folder.
    ///
    /// @throws OrganisationInvalid naming the first file that cannot be used
    public Organisations read(Path folder) {
        List<Agency> agencies = new ArrayList<>();
        Map<AgencyId, SourceAddress> sources = new HashMap<>();
        for (Path path : files(folder.resolve("agencies"))) {
            OrganisationFile file = OrganisationFile.read(
                    path, Set.of("name", "organisation_number", "public_authority", "key", "certificates", "source"));
            checked(path, () -> {
                Agency agency = agency(file);
                agencies.add(agency);
                if (file.content().has("source")) sources.put(agency.id(), source(file));
            });
        }
        List<RelyingParty> relyingParties = new ArrayList<>();
        Map<String, List<URI>> support = new HashMap<>();
        for (Path path : files(folder.resolve("relying-parties"))) {
            OrganisationFile file = OrganisationFile.read(
                    path,
                    Set.of(
                            "name",
                            "organisation_number",
                            "key",
                            "certificates",
                            "queries",
                            "return_addresses",
                            "support"));
            checked(path, () -> relyingParties.add(relyingParty(file)));
            checked(path, () -> support.put(file.id(), file.addresses("support")));
        }
        return new Organisations(agencies, sources, relyingParties, support);
    }

    private Agency agency(OrganisationFile file) {
        return Agency.of(
                base,
                new AgencyId(file.id()),
                file.name(),
                file.text("organisation_number"),
                file.flag("public_authority"),
                file.key());
    }

    private SourceAddress source(OrganisationFile file) {
        JsonNode source = file.content().path("source");
        return new SourceAddress(
                URI.create(file.text(source, "lookups")),
                sourceTls,
                file.secret(source, "bearer_file"),
                SOURCE_TIMEOUT,
                SOURCE_BYTES);
    }

    private static RelyingParty relyingParty(OrganisationFile file) {
        List<RegisteredQuery> queries = new ArrayList<>();
        file.content()
                .path("queries")
                .properties()
                .forEach(query -> queries.add(new RegisteredQuery(query.getKey(), StrictJson.write(query.getValue()))));
        return new RelyingParty(
                file.id(),
                file.name(),
                file.text("organisation_number"),
                file.key(),
                queries,
                file.addresses("return_addresses"));
    }

    private static void checked(Path file, Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException wrong) {
            throw new OrganisationInvalid(file, "cannot be used: " + wrong.getMessage());
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new OrganisationInvalid(folder, "cannot be read");
        }
    }
}
