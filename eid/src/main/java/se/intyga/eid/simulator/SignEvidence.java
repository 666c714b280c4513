package se.intyga.eid.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Makes what a real BankID leaves behind: an XML signature over the data the order was started with, and an OCSP
/// answer for the certificate, both under a test authority that lives as long as the simulator.
final class SignEvidence {
    private static final String TYPES = "http://www.bankid.com/signature/v1.0.0/types";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatedAuthority authority;
    private final SecureRandom random;

    /// Both base64.
    record Evidence(String signature, String ocspResponse) {}

    private SignEvidence(SimulatedAuthority authority, SecureRandom random) {
        this.authority = authority;
        this.random = random;
    }

    static SignEvidence withNewAuthority(Clock clock, SecureRandom random) {
        return new SignEvidence(SimulatedAuthority.create(clock, random, Duration.ofDays(3650)), random);
    }

    Evidence sign(SimulatedOrder order, TestPerson person) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair keys = generator.generateKeyPair();
            X509Certificate certificate = authority.certify(keys.getPublic(), person);
            return new Evidence(
                    Base64.getEncoder().encodeToString(signature(JSON.readTree(order.request()), keys, certificate)),
                    Base64.getEncoder().encodeToString(authority.ocspAnswer(certificate)));
        } catch (GeneralSecurityException
                | IOException
                | MarshalException
                | XMLSignatureException
                | ParserConfigurationException
                | TransformerException e) {
            throw new IllegalStateException("the simulated BankID cannot sign", e);
        }
    }

    private byte[] signature(JsonNode request, KeyPair keys, X509Certificate certificate)
            throws GeneralSecurityException, MarshalException, XMLSignatureException, ParserConfigurationException,
                    TransformerException {
        DocumentBuilderFactory documents = DocumentBuilderFactory.newDefaultNSInstance();
        Document document = documents.newDocumentBuilder().newDocument();
        Element signed = signedData(document, request);
        XMLSignatureFactory dsig = XMLSignatureFactory.getInstance("DOM");
        XMLObject object = dsig.newXMLObject(List.of(new DOMStructure(signed)), null, null, null);
        Reference reference = dsig.newReference("#bidSignedData", dsig.newDigestMethod(DigestMethod.SHA256, null));
        SignedInfo info = dsig.newSignedInfo(
                dsig.newCanonicalizationMethod(CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
                dsig.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", null),
                List.of(reference));
        KeyInfo keyInfo = dsig.getKeyInfoFactory()
                .newKeyInfo(
                        List.of(dsig.getKeyInfoFactory().newX509Data(List.of(certificate, authority.certificate()))));
        DOMSignContext context = new DOMSignContext(keys.getPrivate(), document);
        context.setIdAttributeNS(signed, null, "Id");
        dsig.newXMLSignature(info, keyInfo, List.of(object), null, null).sign(context);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(new DOMSource(document), new StreamResult(bytes));
        return bytes.toByteArray();
    }

    private static Element signedData(Document document, JsonNode request) {
        Element signed = document.createElementNS(TYPES, "bankIdSignedData");
        // Canonicalisation sees declarations, not the names a DOM merely knows.
        signed.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns", TYPES);
        signed.setAttribute("Id", "bidSignedData");
        for (String name : List.of("userVisibleData", "userNonVisibleData")) {
            if (request.has(name)) {
                Element element = document.createElementNS(TYPES, name.replace("user", "usr"));
                if (name.equals("userVisibleData")) {
                    element.setAttribute("charset", "UTF-8");
                    element.setAttribute("visible", "wysiwys");
                }
                element.setTextContent(request.path(name).textValue());
                signed.appendChild(element);
            }
        }
        return signed;
    }
}
