package se.intyga.consent.ledger;

import java.time.Instant;
import java.util.Optional;
import se.intyga.consent.merkle.Hash;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.pages.Text;

/// The canonical bytes of an event, as docs/ledger-leaf.md lays them out: one event has exactly one encoding. An
/// event that names its decision is of the second version, any other of the first: old entries stay what they were.
final class EventBody {
    private static final String WITHOUT_DECISION = "intyga-event-v1";
    private static final String WITH_DECISION = "intyga-event-v2";
    private static final int NAME = 0;
    private static final int EACH = 1;
    private static final int INDEX = 2;

    private EventBody() {}

    static byte[] write(LedgerEvent event) {
        CanonicalWriter out = new CanonicalWriter();
        out.text(event.decision().isPresent() ? WITH_DECISION : WITHOUT_DECISION)
                .text(event.kind().name())
                .longNumber(event.at().toEpochMilli());
        party(out, event.controller());
        out.maybe(event.recipient(), party -> party(out, party));
        out.maybe(
                event.purpose(),
                purpose -> out.text(purpose.code().value())
                        .text(purpose.text().sv())
                        .text(purpose.text().en()));
        out.maybe(event.documentType(), code -> out.text(code.value()));
        out.maybe(event.legalBasis(), code -> out.text(code.value()));
        out.maybe(event.policyVersion(), code -> out.text(code.value()));
        out.list(event.reasonCodes(), code -> out.text(code.value()));
        out.list(event.ruleIds(), code -> out.text(code.value()));
        out.list(event.claimPaths(), path -> out.list(path.segments(), segment -> segment(out, segment)));
        out.list(event.digests(), digest -> out.bytes(digest.hash().bytes()));
        out.text(event.correlation().value());
        event.decision().ifPresent(decision -> out.bytes(decision.bytes()));
        return out.written();
    }

    static LedgerEvent read(byte[] body) throws CanonicalReader.Malformed {
        LedgerEvent event = CanonicalReader.reading(body, EventBody::event);
        if (!java.util.Arrays.equals(write(event), body)) {
            throw new CanonicalReader.Malformed("the event is not in its canonical encoding");
        }
        return event;
    }

    private static LedgerEvent event(CanonicalReader in) {
        String version = in.text();
        if (!version.equals(WITHOUT_DECISION) && !version.equals(WITH_DECISION)) {
            throw new IllegalArgumentException("another version");
        }
        return new LedgerEvent(
                EventKind.valueOf(in.text()),
                Instant.ofEpochMilli(in.longNumber()),
                party(in),
                in.maybe(() -> party(in)),
                in.maybe(() -> new Purpose(code(in), new Text(in.text(), in.text()))),
                in.maybe(() -> code(in)),
                in.maybe(() -> code(in)),
                in.maybe(() -> code(in)),
                in.list(() -> code(in)),
                in.list(() -> code(in)),
                in.list(() -> new ClaimPath(in.list(() -> segment(in)))),
                in.list(() -> new SaltedDigest(Hash.of(in.bytes()))),
                new CorrelationId(in.text()),
                version.equals(WITH_DECISION) ? Optional.of(Hash.of(in.bytes())) : Optional.empty());
    }

    private static void party(CanonicalWriter out, Party party) {
        out.text(party.id().value()).text(party.name());
    }

    private static Party party(CanonicalReader in) {
        return new Party(code(in), in.text());
    }

    private static Code code(CanonicalReader in) {
        return new Code(in.text());
    }

    private static void segment(CanonicalWriter out, ClaimPath.Segment segment) {
        switch (segment) {
            case ClaimPath.Name(String name) -> out.number(NAME).text(name);
            case ClaimPath.Each() -> out.number(EACH);
            case ClaimPath.Index(int index) -> out.number(INDEX).number(index);
        }
    }

    private static ClaimPath.Segment segment(CanonicalReader in) {
        return switch (in.number()) {
            case NAME -> new ClaimPath.Name(in.text());
            case EACH -> new ClaimPath.Each();
            case INDEX -> new ClaimPath.Index(in.number());
            default -> throw new IllegalArgumentException("no such kind of segment");
        };
    }
}
