package se.intyga.legalbasis.archive;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.legalbasis.decision.DecisionRecord;
import se.intyga.legalbasis.decision.Replay;
import se.intyga.legalbasis.disclosure.AssessDisclosure;
import se.intyga.legalbasis.disclosure.DisclosureFacts;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.legalbasis.rule.RequestedClaims;

/// An archive on a real PostgreSQL; empty at the beginning of every test.
final class TestArchive {
    static final Instant AT = Instant.parse("2026-06-01T10:00:00Z");
    private static final List<RequestedClaims> CLAIMS = List.of(new RequestedClaims(
            "https://intyga.example/issuers/arbetsformedlingen/types/registration-certificate/1",
            List.of(ClaimPath.of("registered"))));
    private static final EmbeddedPostgres SERVER = start();

    final Policies policies = new PolicyFiles(URI.create("https://intyga.example")).examples();
    final Jdbi jdbi = Jdbi.create(SERVER.getPostgresDatabase());
    final DecisionArchive archive = new DecisionArchive(jdbi);
    final ReplayStored replay = new ReplayStored(archive, new Replay(policies));

    TestArchive() {
        run("TRUNCATE legal_basis.decision");
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.start();
            Flyway.configure()
                    .dataSource(server.getPostgresDatabase())
                    .schemas("legal_basis")
                    .locations("classpath:db/legalbasis")
                    .load()
                    .migrate();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void run(String sql) {
        jdbi.useHandle(handle -> handle.execute(sql));
    }

    DecisionRecord disclosure(Instant at, LawfulBasis basis) {
        DisclosureFacts facts = DisclosureFacts.approved("demo-fund", "benefit-assessment", basis, CLAIMS);
        return DecisionRecord.of(facts, at, new AssessDisclosure(policies).assess(facts, at));
    }
}
