package se.intyga.verifier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.json.StrictJson;
import se.intyga.formats.sdjwt.SdJwtVcTemplate;
import se.intyga.trustlists.status.StatusAnswer;
import se.intyga.verifier.verdict.VerdictCode;

/// Right answers of one wallet, each spoiled in one place.
final class SpoiledAnswers {
    static final VerifierHouse HOUSE = VerifierHouse.open();
    static final TestWallet WALLET = new TestWallet(HOUSE);

    private SpoiledAnswers() {}

    /// Makes the spoiled answer to a request.
    interface Spoil {
        String answer(TestWallet.Request request);
    }

    /// @param code what the verdict says first
    record Corruption(String name, VerdictCode code, Spoil spoil) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// Not even readable: refused, and the transaction stays open.
    record Noise(String name, Spoil spoil) {
        @Override
        public String toString() {
            return name;
        }
    }

    interface Bound {
        String presentation(TestWallet.Request request, Instant at);
    }

    interface Change<T> {
        T of(T value);
    }

    interface TokenOf {
        ObjectNode of(String presentation);
    }

    interface Status {
        StatusAnswer at(Instant now);
    }

    static Corruption spoiled(String name, VerdictCode code, Spoil spoil) {
        return new Corruption(name, code, spoil);
    }

    static Spoil shown(List<ClaimPath> paths) {
        return request -> sealed(request, WALLET.present(WALLET.credential(), paths, request));
    }

    static Corruption issued(String name, VerdictCode code, Change<SdJwtVcTemplate> change) {
        return new Corruption(
                name,
                code,
                request -> sealed(
                        request,
                        WALLET.present(
                                TestWallet.issue(change.of(WALLET.template()), HOUSE.issuerKey()),
                                TestWallet.ASKED,
                                request)));
    }

    static Corruption status(String name, VerdictCode code, int index, Status status) {
        HOUSE.trust().answer(index, status::at);
        return issued(name, code, template -> template.withStatus(TestWallet.status(index)));
    }

    static Corruption bound(String name, VerdictCode code, Bound bound) {
        return new Corruption(
                name,
                code,
                request -> sealed(
                        request, bound.presentation(request, HOUSE.clock().instant())));
    }

    static Corruption text(String name, VerdictCode code, Change<String> change) {
        return new Corruption(name, code, request -> WALLET.answer(request, change::of));
    }

    static Corruption token(String name, VerdictCode code, TokenOf token) {
        return new Corruption(
                name,
                code,
                request -> TestWallet.encrypt(
                        request,
                        TestWallet.payload(
                                request, token.of(WALLET.present(WALLET.credential(), TestWallet.ASKED, request)))));
    }

    static SdJwtVcTemplate withClaims(SdJwtVcTemplate template, ObjectNode claims) {
        return SdJwtVcTemplate.of(template.vct(), claims, template.issuedAt(), template.expiresAt())
                .boundTo(WALLET.key().publicKey())
                .withStatus(TestWallet.status(TestWallet.STATUS_INDEX));
    }

    static SdJwtVcTemplate rebuilt(String vct, Instant issuedAt, Instant expiresAt) {
        return SdJwtVcTemplate.of(vct, TestWallet.claims(), issuedAt, expiresAt)
                .boundTo(WALLET.key().publicKey())
                .withStatus(TestWallet.status(TestWallet.STATUS_INDEX));
    }

    static ObjectNode payload(TestWallet.Request request) {
        return TestWallet.payload(
                request, TestWallet.vpToken(WALLET.present(WALLET.credential(), TestWallet.ASKED, request)));
    }

    static String sealed(TestWallet.Request request, String presentation) {
        return TestWallet.encrypt(request, TestWallet.payload(request, TestWallet.vpToken(presentation)));
    }

    static String without(String presentation, int part) {
        List<String> parts = new ArrayList<>(Arrays.asList(presentation.split("~")));
        parts.remove(part);
        return String.join("~", parts);
    }

    static String tampered(String presentation, int part) {
        List<String> parts = new ArrayList<>(Arrays.asList(presentation.split("~")));
        String jws = parts.get(part);
        parts.set(part, flipped(jws, jws.length() - 20));
        return String.join("~", parts);
    }

    static String flipped(String text, int at) {
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    static String payloadChanged(String presentation, Change<ObjectNode> change) {
        return segmentChanged(presentation, 1, change);
    }

    static String headerChanged(String presentation, Change<ObjectNode> change) {
        return segmentChanged(presentation, 0, change);
    }

    static String segmentChanged(String presentation, int segment, Change<ObjectNode> change) {
        List<String> parts = new ArrayList<>(Arrays.asList(presentation.split("~")));
        String[] jws = parts.getFirst().split("\\.");
        ObjectNode json =
                StrictJson.object(Base64Url.decode(jws[segment]).orElseThrow()).orElseThrow();
        jws[segment] = Base64Url.encode(StrictJson.write(change.of(json)));
        parts.set(0, String.join(".", jws));
        return String.join("~", parts);
    }

    static String reheaded(TestWallet.Request request, Change<ObjectNode> change) {
        String[] jwe = WALLET.answer(request).split("\\.", -1);
        ObjectNode header =
                StrictJson.object(Base64Url.decode(jwe[0]).orElseThrow()).orElseThrow();
        jwe[0] = Base64Url.encode(StrictJson.write(change.of(header)));
        return String.join(".", jwe);
    }
}
