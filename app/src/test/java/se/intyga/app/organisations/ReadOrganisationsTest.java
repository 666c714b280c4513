package se.intyga.app.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.intyga.app.datafolder.CertificateAuthority;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.app.datafolder.SafeFiles;
import se.intyga.issuer.agency.Agency;
import se.intyga.issuer.agency.AgencyId;
import se.intyga.openapi.BaseUrl;
import se.intyga.verifier.relyingparty.RelyingParty;

class ReadOrganisationsTest {
    private static final BaseUrl BASE = new BaseUrl(URI.create("https://intyg.example.se"));
    private static final String AGENCY = """
            {"name":{"sv":"Exempelverket","en":"The Example Agency"},"organisation_number":"2021000001",
             "public_authority":true,"key":"exempelverket.jwk","certificates":"exempelverket.pem",
             "source":{"lookups":"https://register.example.se/lookups","bearer_file":"exempelverket.bearer"}}""";
    private static final String RELYING_PARTY = """
            {"name":{"sv":"Bolaget AB","en":"Bolaget AB"},"organisation_number":"5560000001",
             "key":"bolaget.jwk","certificates":"bolaget.pem",
             "queries":{"registered":{"credentials":[]}},"return_addresses":["https://bolaget.example.se/back"]}""";

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void keys() {
        SecureRandom random = new SecureRandom();
        try (DataFolder scratch = DataFolder.open(folder.resolve("scratch"), random)) {
            CertificateAuthority authority = CertificateAuthority.open(
                    scratch.keys(), "authority", folder.resolve("ca.pem"), "Test", random, Clock.systemUTC());
            for (String place : List.of("agencies/exempelverket", "relying-parties/bolaget")) {
                ECKey key = scratch.keys().ecKey(place.replace('/', '-'));
                SafeFiles.write(folder.resolve(place + ".jwk"), key.toJSONString());
                authority.leaf(
                        folder.resolve(place + ".pem"), key, "CN=x", List.of(), CertificateAuthority.Use.SIGNING);
            }
        }
        SafeFiles.write(folder.resolve("agencies/exempelverket.bearer"), "a key\n");
        SafeFiles.write(folder.resolve("agencies/exempelverket.json"), AGENCY);
        SafeFiles.write(folder.resolve("relying-parties/bolaget.json"), RELYING_PARTY);
    }

    private Organisations read() {
        try {
            return new ReadOrganisations(BASE, SSLContext.getDefault()).read(folder);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void reads_agencies_with_their_sources_and_relying_parties_with_their_queries() {
        Organisations organisations = read();
        Agency agency = organisations.agencies().getFirst();
        assertThat(agency.issuer()).isEqualTo(URI.create("https://intyg.example.se/issuers/exempelverket"));
        assertThat(agency.name().en()).isEqualTo("The Example Agency");
        assertThat(organisations.sources().get(new AgencyId("exempelverket")))
                .isNotNull()
                .extracting("bearer")
                .isEqualTo("a key");
        RelyingParty party = organisations.relyingParties().getFirst();
        assertThat(party.clientId()).startsWith("x509_hash:");
        assertThat(party.query("registered")).isPresent();
        assertThat(party.returnAddresses()).containsExactly(URI.create("https://bolaget.example.se/back"));
    }

    @Test
    void an_empty_folder_has_no_organisations(@TempDir Path empty) throws NoSuchAlgorithmException {
        assertThat(new ReadOrganisations(BASE, SSLContext.getDefault()).read(empty))
                .isEqualTo(Organisations.none());
    }

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "\"public_authority\":true; \"public_authority\":\"yes\"",
                "\"organisation_number\":\"2021000001\"; \"organisation_number\":\"1\"",
                "\"key\":\"exempelverket.jwk\"; \"key\":\"other.jwk\"",
                "\"key\":\"exempelverket.jwk\"; \"key\":\"../relying-parties/bolaget.jwk\"",
                "\"key\":\"exempelverket.jwk\",; ''",
                "https://register.example.se; http://register.example.se",
                "exempelverket.bearer; none.bearer",
                "\"name\":; \"nmae\":",
                "\"source\":; \"source\":{},\"source\":"
            })
    void a_wrong_file_is_named(String right, String wrong) throws IOException {
        assertThat(AGENCY).contains(right);
        Path file = folder.resolve("agencies/exempelverket.json");
        Files.writeString(file, AGENCY.replace(right, wrong));
        assertThatThrownBy(this::read)
                .isInstanceOf(OrganisationInvalid.class)
                .hasMessageContaining("exempelverket.json");
    }
}
