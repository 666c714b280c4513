package se.intyga.trustlists.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.intyga.trustlists.support.TestAuthority;

class AnchorFolderTest {
    private static final TestAuthority ONE = TestAuthority.root("one");
    private static final TestAuthority TWO = TestAuthority.root("two");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private AnchorFolder anchors;

    @BeforeEach
    void one_issuer_is_trusted() {
        TestAuthority.writePem(folder.resolve("credential-issuers/one.pem"), ONE.certificate());
        anchors = new AnchorFolder(folder);
    }

    @Test
    void an_anchor_has_the_name_of_its_file_and_the_role_of_its_folder() {
        TestAuthority.writePem(folder.resolve("wallet-providers/two.pem"), TWO.certificate());
        assertThat(anchors.current().anchors())
                .containsExactlyInAnyOrder(
                        new Anchor(TrustRole.CREDENTIAL_ISSUER, "one", ONE.certificate(), Optional.empty()),
                        new Anchor(TrustRole.WALLET_PROVIDER, "two", TWO.certificate(), Optional.empty()));
        assertThat(anchors.current().inRole(TrustRole.ACCESS_CERTIFICATE)).isEmpty();
    }

    @Test
    void a_file_holds_several_anchors() {
        TestAuthority.writePem(folder.resolve("credential-issuers/one.pem"), ONE.certificate(), TWO.certificate());
        assertThat(anchors.current().inRole(TrustRole.CREDENTIAL_ISSUER)).hasSize(2);
    }

    @Test
    void types_bind_an_issuer_to_them() throws IOException {
        Files.writeString(
                folder.resolve("credential-issuers/one.types"),
                "# what it may issue\nhttps://a.example/t/1\n\nurn:b\n");
        TrustAnchors now = anchors.current();
        assertThat(now.speakingFor(TrustRole.CREDENTIAL_ISSUER, Optional.of("urn:b")))
                .hasSize(1);
        assertThat(now.speakingFor(TrustRole.CREDENTIAL_ISSUER, Optional.of("urn:c")))
                .isEmpty();
        assertThat(now.speakingFor(TrustRole.CREDENTIAL_ISSUER, Optional.empty()))
                .isEmpty();
    }

    @Test
    void no_types_file_means_every_type() {
        assertThat(anchors.current().speakingFor(TrustRole.CREDENTIAL_ISSUER, Optional.of("urn:c")))
                .hasSize(1);
    }

    @Test
    void a_change_of_the_files_is_seen_at_once() throws IOException {
        assertThat(anchors.current().anchors()).hasSize(1);
        TestAuthority.writePem(folder.resolve("credential-issuers/two.pem"), TWO.certificate());
        assertThat(anchors.current().anchors()).hasSize(2);
        Files.writeString(folder.resolve("credential-issuers/two.types"), "urn:b\n");
        assertThat(anchors.current().speakingFor(TrustRole.CREDENTIAL_ISSUER, Optional.of("urn:c")))
                .hasSize(1);
        Files.delete(folder.resolve("credential-issuers/one.pem"));
        assertThat(anchors.current().anchors()).hasSize(1);
    }

    @Test
    void the_same_files_are_not_read_twice() {
        assertThat(anchors.current()).isSameAs(anchors.current());
    }

    @Test
    void what_is_no_authority_is_refused_with_the_files_name() {
        TestAuthority.writePem(
                folder.resolve("credential-issuers/leaf.pem"),
                TestAuthority.selfSigned("leaf").certificate());
        assertThatThrownBy(anchors::current)
                .isInstanceOf(AnchorsUnreadable.class)
                .hasMessageContaining("leaf.pem");
    }

    @Test
    void what_is_no_certificate_is_refused_with_the_files_name() throws IOException {
        Files.writeString(folder.resolve("credential-issuers/note.pem"), "to be done");
        assertThatThrownBy(anchors::current)
                .isInstanceOf(AnchorsUnreadable.class)
                .hasMessageContaining("note.pem");
        Files.delete(folder.resolve("credential-issuers/note.pem"));
        assertThat(anchors.current().anchors()).hasSize(1);
    }

    @Test
    void a_missing_folder_is_said_so() {
        assertThatThrownBy(() -> new AnchorFolder(folder.resolve("nowhere")).current())
                .isInstanceOf(AnchorsUnreadable.class)
                .hasMessageContaining("nowhere");
    }
}
