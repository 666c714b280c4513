package se.intyga.app.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.intyga.app.datafolder.CertificateAuthority;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.app.datafolder.SafeFiles;
import se.intyga.formats.keys.SigningKey;
import se.intyga.formats.keys.SoftwareSigningKey;
import se.intyga.openapi.BaseUrl;

/// The demo organisations' own keys: the agency's for credentials, each relying party's for its requests and receipts.
/// Two demo authorities vouch for them, and their certificates lie among the trust anchors.
///
/// @param relyingParties by id
public record DemoKeys(SigningKey agency, Map<String, SigningKey> relyingParties) {
    public DemoKeys {
        relyingParties = Map.copyOf(relyingParties);
    }

    public static DemoKeys open(DataFolder folder, BaseUrl base, SecureRandom random, Clock clock) {
        Path issuers = folder.trust().resolve("credential-issuers");
        CertificateAuthority issuerAuthority = CertificateAuthority.open(
                folder.keys(),
                "demo-issuer-authority",
                issuers.resolve(DemoOrganisations.AGENCY + ".pem"),
                "Intyga demo credential issuers",
                random,
                clock);
        // The address may be another at every start of a demo: what the anchor speaks for follows it.
        SafeFiles.write(
                issuers.resolve(DemoOrganisations.AGENCY + ".types"),
                base.resolve("/issuers/" + DemoOrganisations.AGENCY + "/types/registration-certificate/1") + "\n");
        CertificateAuthority accessAuthority = CertificateAuthority.open(
                folder.keys(),
                "demo-access-authority",
                folder.trust().resolve("access-certificates").resolve("demo.pem"),
                "Intyga demo access certificates",
                random,
                clock);
        String host = base.uri().getHost();
        Map<String, SigningKey> relyingParties = new LinkedHashMap<>();
        for (String id : DemoOrganisations.RELYING_PARTIES) {
            relyingParties.put(id, key(folder, accessAuthority, "relying-party-" + id, id, List.of(host)));
        }
        return new DemoKeys(
                key(
                        folder,
                        issuerAuthority,
                        "issuer-" + DemoOrganisations.AGENCY,
                        DemoOrganisations.AGENCY,
                        List.of(
                                host,
                                base.resolve("/issuers/" + DemoOrganisations.AGENCY)
                                        .toString())),
                relyingParties);
    }

    private static SigningKey key(
            DataFolder folder, CertificateAuthority authority, String keyName, String id, List<String> names) {
        ECKey key = folder.keys().ecKey(keyName);
        X509Certificate leaf = authority.leaf(
                folder.path().resolve("certificates").resolve(keyName + ".pem"),
                key,
                "CN=" + id + ",O=" + id + " (demo),C=SE",
                names,
                CertificateAuthority.Use.SIGNING);
        try {
            return SoftwareSigningKey.of(key.toKeyPair(), List.of(leaf));
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public String toString() {
        return "DemoKeys" + relyingParties.keySet();
    }
}
