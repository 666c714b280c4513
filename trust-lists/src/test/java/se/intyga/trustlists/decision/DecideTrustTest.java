package se.intyga.trustlists.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.intyga.trustlists.anchor.AnchorFolder;
import se.intyga.trustlists.anchor.TrustRole;
import se.intyga.trustlists.support.TestAuthority;
import se.intyga.trustlists.support.TestAuthority.Order;

class DecideTrustTest {
    private static final Instant NOW = TestAuthority.now();
    private static final String TYPE = "https://agency.example/types/registration/1";
    private static final TestAuthority ROOT = TestAuthority.root("agency root");
    private static final TestAuthority MIDDLE = ROOT.intermediate("agency signing");
    private static final TestAuthority STRANGER = TestAuthority.root("stranger");
    private static final TestAuthority IMPOSTOR = TestAuthority.root("agency root");
    private static final TestAuthority OLD =
            TestAuthority.root("old root", TestAuthority.FROM, NOW.minus(Duration.ofDays(1)));
    private static final TestAuthority WALLETS = TestAuthority.root("wallet provider");
    private static final X509Certificate LEAF =
            ROOT.issue(Order.leaf("issuer.example")).certificate();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private DecideTrust decideTrust;

    @BeforeEach
    void the_agency_is_trusted_for_one_type() throws IOException {
        TestAuthority.writePem(folder.resolve("credential-issuers/agency.pem"), ROOT.certificate());
        Files.writeString(folder.resolve("credential-issuers/agency.types"), TYPE + "\n");
        TestAuthority.writePem(folder.resolve("credential-issuers/old.pem"), OLD.certificate());
        TestAuthority.writePem(folder.resolve("wallet-providers/wallets.pem"), WALLETS.certificate());
        decideTrust = new DecideTrust(new AnchorFolder(folder));
    }

    record Refused(String name, List<X509Certificate> chain, Refusal code) {
        @Override
        public String toString() {
            return name + ": " + code;
        }
    }

    private static Refused refused(String name, Refusal code, X509Certificate... chain) {
        return new Refused(name, List.of(chain), code);
    }

    private static X509Certificate issued(TestAuthority by, Order order) {
        return by.issue(order).certificate();
    }

    static Stream<Refused> corruptions() {
        Order leaf = Order.leaf("issuer.example");
        X509Certificate below = issued(MIDDLE, leaf);
        TestAuthority otherMiddle = ROOT.intermediate("agency signing");
        return Stream.of(
                refused("no certificates", Refusal.CHAIN_MISSING),
                refused("a stranger's leaf", Refusal.NO_PATH, issued(STRANGER, leaf)),
                refused("a leaf of another root of the same name", Refusal.NO_PATH, issued(IMPOSTOR, leaf)),
                refused("a wallet provider's leaf in the issuer's role", Refusal.NO_PATH, issued(WALLETS, leaf)),
                refused("an intermediate left out", Refusal.NO_PATH, below),
                refused("the order turned", Refusal.LEAF_IS_AUTHORITY, MIDDLE.certificate(), below),
                refused("another intermediate of the same name", Refusal.NO_PATH, below, otherMiddle.certificate()),
                refused("an intermediate that does not belong", Refusal.CHAIN_BROKEN, LEAF, MIDDLE.certificate()),
                refused("the root sent along", Refusal.ANCHOR_IN_CHAIN, LEAF, ROOT.certificate()),
                refused(
                        "the root sent along a longer chain",
                        Refusal.ANCHOR_IN_CHAIN,
                        below,
                        MIDDLE.certificate(),
                        ROOT.certificate()),
                refused(
                        "a stranger's root sent along",
                        Refusal.ANCHOR_IN_CHAIN,
                        issued(STRANGER, leaf),
                        STRANGER.certificate()),
                refused(
                        "a self-signed leaf",
                        Refusal.LEAF_SELF_SIGNED,
                        TestAuthority.selfSigned("issuer.example").certificate()),
                refused("the anchor itself", Refusal.LEAF_SELF_SIGNED, ROOT.certificate()),
                refused("an authority as leaf", Refusal.LEAF_IS_AUTHORITY, MIDDLE.certificate()),
                refused(
                        "a leaf that issues a leaf",
                        Refusal.NO_PATH,
                        issued(
                                new TestAuthority(
                                        leaf.keys(),
                                        issued(ROOT, Order.leaf("middle").with(leaf.keys()))),
                                Order.leaf("below a leaf")),
                        issued(ROOT, Order.leaf("middle").with(leaf.keys()))),
                refused("no key usage", Refusal.LEAF_KEY_USAGE, issued(ROOT, leaf.usage(Optional.empty()))),
                refused(
                        "a key usage without digital signature",
                        Refusal.LEAF_KEY_USAGE,
                        issued(ROOT, leaf.usage(Optional.of(KeyUsage.keyAgreement)))),
                refused(
                        "a leaf that expired a second ago",
                        Refusal.CERTIFICATE_EXPIRED,
                        issued(ROOT, leaf.valid(TestAuthority.FROM, NOW.minusSeconds(1)))),
                refused(
                        "a leaf of tomorrow",
                        Refusal.CERTIFICATE_NOT_YET_VALID,
                        issued(ROOT, leaf.valid(NOW.plusSeconds(1), TestAuthority.TO))),
                refused("a short RSA key", Refusal.KEY_NOT_ALLOWED, issued(ROOT, leaf.with(TestAuthority.rsa(1024)))),
                refused("a curve that is not ours", Refusal.KEY_NOT_ALLOWED, issued(ROOT, leaf.with(ed25519()))),
                refused("SHA-1", Refusal.KEY_NOT_ALLOWED, issued(ROOT, leaf.signedWith("SHA1withECDSA"))),
                refused("an anchor that has expired", Refusal.ANCHOR_EXPIRED, issued(OLD, leaf)),
                refused("a chain that is too long", Refusal.CHAIN_TOO_LONG, LEAF, LEAF, LEAF, LEAF, LEAF, LEAF, LEAF));
    }

    private static KeyPair ed25519() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest(name = "refuses {0}")
    @MethodSource("corruptions")
    void refuses_every_corruption(Refused refused) {
        TrustDecision decision =
                decideTrust.decide(TrustRole.CREDENTIAL_ISSUER, Optional.of(TYPE), refused.chain(), NOW);
        assertThat(decision).isEqualTo(refused.code().decision());
    }

    @Test
    void trusts_a_leaf_of_an_anchor_and_names_the_anchor() {
        assertThat(decide(TYPE, LEAF)).isEqualTo(new TrustDecision.Trusted("agency"));
    }

    @Test
    void trusts_a_leaf_below_an_intermediate() {
        X509Certificate below = issued(MIDDLE, Order.leaf("issuer.example"));
        assertThat(decide(TYPE, below, MIDDLE.certificate())).isEqualTo(new TrustDecision.Trusted("agency"));
    }

    @Test
    void trusts_a_long_rsa_key() {
        assertThat(decide(TYPE, issued(ROOT, Order.leaf("rsa").with(TestAuthority.rsa(2048)))))
                .isInstanceOf(TrustDecision.Trusted.class);
    }

    @Test
    void an_issuer_is_trusted_only_for_its_types() {
        assertThat(decide("https://agency.example/types/other/1", LEAF)).isEqualTo(Refusal.NOT_FOR_TYPE.decision());
        assertThat(decideTrust.decide(TrustRole.CREDENTIAL_ISSUER, Optional.empty(), List.of(LEAF), NOW))
                .isEqualTo(Refusal.NOT_FOR_TYPE.decision());
    }

    @Test
    void a_role_without_anchors_trusts_nobody() {
        assertThat(decideTrust.decide(TrustRole.ACCESS_CERTIFICATE, Optional.empty(), List.of(LEAF), NOW))
                .isEqualTo(Refusal.NO_ANCHORS.decision());
    }

    @Test
    void validity_is_judged_at_the_instant_that_is_asked_about() {
        X509Certificate brief = issued(ROOT, Order.leaf("brief").valid(NOW, NOW.plusSeconds(60)));
        assertThat(decideTrust.decide(
                        TrustRole.CREDENTIAL_ISSUER, Optional.of(TYPE), List.of(brief), NOW.plusSeconds(60)))
                .isInstanceOf(TrustDecision.Trusted.class);
        assertThat(decideTrust.decide(
                        TrustRole.CREDENTIAL_ISSUER, Optional.of(TYPE), List.of(brief), NOW.plusSeconds(61)))
                .isEqualTo(Refusal.CERTIFICATE_EXPIRED.decision());
    }

    @Test
    void a_new_anchor_takes_effect_without_a_restart() {
        X509Certificate foreign = issued(STRANGER, Order.leaf("foreign"));
        assertThat(decide(TYPE, foreign)).isEqualTo(Refusal.NO_PATH.decision());
        TestAuthority.writePem(folder.resolve("credential-issuers/stranger.pem"), STRANGER.certificate());
        assertThat(decide(TYPE, foreign)).isEqualTo(new TrustDecision.Trusted("stranger"));
    }

    @Test
    void anchors_that_cannot_be_read_leave_it_unknown_and_never_trusted() throws IOException {
        Files.writeString(folder.resolve("credential-issuers/broken.pem"), "half a fi");
        assertThat(decide(TYPE, LEAF)).isInstanceOf(TrustDecision.Unknown.class);
    }

    private TrustDecision decide(String type, X509Certificate... chain) {
        return decideTrust.decide(TrustRole.CREDENTIAL_ISSUER, Optional.of(type), List.of(chain), NOW);
    }
}
