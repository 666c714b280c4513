package se.intyga.holder.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import se.intyga.consent.history.HistoryEntry;
import se.intyga.consent.history.ReadHistory;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.rights.ReadCases;
import se.intyga.consent.rights.RightsCase;
import se.intyga.formats.claims.ClaimPath;
import se.intyga.formats.json.StrictJson;
import se.intyga.holder.access.Visitor;
import se.intyga.holder.rights.RecipientContact;
import se.intyga.holder.rights.RecipientDirectory;
import se.intyga.holder.rights.SupervisoryAuthority;

/// A person's log in the shape of the EU wallets' transaction log (TS10 1.2, section 3): one transaction an event, with
/// exactly one detail object, and never a claim's value.
@Singleton
final class WriteTransactionLog {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final String IDENTIFIER = "urn:intyga:organisation";
    private static final String COUNTRY = "SE";

    private final ReadHistory history;
    private final ReadCases cases;
    private final RecipientDirectory recipients;
    private final SupervisoryAuthority authority;

    WriteTransactionLog(
            ReadHistory history, ReadCases cases, RecipientDirectory recipients, SupervisoryAuthority authority) {
        this.history = history;
        this.cases = cases;
        this.recipients = recipients;
        this.authority = authority;
    }

    ObjectNode of(Visitor visitor) {
        ObjectNode json = StrictJson.newObject();
        ArrayNode log = json.putArray("TransactionLog");
        history.of(visitor.person()).forEach(entry -> log.add(transaction(entry)));
        cases.of(visitor.person()).forEach(one -> log.add(transaction(one)));
        return json;
    }

    private ObjectNode transaction(HistoryEntry entry) {
        LedgerEvent event = entry.event();
        String id = entry.reference().ledger() + "/" + entry.reference().index();
        return switch (event.kind()) {
            case DISCLOSED, VERIFIED -> presentation(id, event, true);
            case DECLINED, NOT_VERIFIED, REQUEST_REJECTED -> presentation(id, event, false);
            case ISSUED, DELIVERED -> issuance(id, event, true);
            case ISSUANCE_FAILED -> issuance(id, event, false);
            case REQUEST_CREATED,
                    REQUEST_VIEWED,
                    RELEASE_REQUESTED,
                    RELEASE_DECIDED,
                    APPROVED,
                    ACT_USED,
                    WITHDRAWN,
                    STATUS_CHANGED,
                    READ_BY_STAFF,
                    RECEIPT_KEPT,
                    HISTORY_ASKED,
                    DELETION_REQUESTED,
                    REPORTED_TO_AUTHORITY,
                    CORRECTION_REQUESTED,
                    CORRECTION_DECIDED,
                    DATA_EXPORTED,
                    RETENTION_RUN -> other(id, event);
        };
    }

    private ObjectNode presentation(String id, LedgerEvent event, boolean completed) {
        ObjectNode json = head(id, event.at(), "Presentation", completed);
        ObjectNode detail = json.putObject("presentation");
        Party party = event.recipient().orElse(event.controller());
        party(detail, party, "ServiceProvider");
        detail.put("isIntermediary", false);
        ArrayNode purposes = detail.putArray("purpose");
        event.purpose().ifPresent(purpose -> {
            purposes.add(text("sv", purpose.text().sv()));
            purposes.add(text("en", purpose.text().en()));
        });
        authority(detail);
        ArrayNode contact = detail.putArray("dpaContact");
        authority.contact().forEach(address -> contact.add(address.toString()));
        claims(
                detail.putArray("listOfClaimsRequested"),
                event.documentType().map(Object::toString),
                event.claimPaths());
        claims(
                detail.putArray("listOfClaimsPresented"),
                event.documentType().map(Object::toString),
                completed ? event.claimPaths() : List.of());
        if (!completed) {
            detail.put("reasonOfNoncompletion", reason(event));
        }
        return json;
    }

    private ObjectNode issuance(String id, LedgerEvent event, boolean completed) {
        ObjectNode json = head(id, event.at(), "CredentialIssuance", completed);
        ObjectNode detail = json.putObject("credentialIssuance");
        party(detail, event.controller(), "PubEEAProvider");
        detail.put("credentialNumberRequested", 1);
        detail.put("credentialNumberIssued", completed ? 1 : 0);
        ArrayNode identifiers = detail.putArray("credentialIdentifier");
        event.documentType().ifPresent(type -> identifiers.add(type.value()));
        detail.put("isUserTriggered", true);
        return json;
    }

    private static ObjectNode other(String id, LedgerEvent event) {
        ObjectNode json = head(id, event.at(), "OtherTransaction", true);
        json.putObject("otherTransaction")
                .putArray("description")
                .add(event.kind().name() + ": " + event.controller().name());
        return json;
    }

    private ObjectNode transaction(RightsCase one) {
        boolean completed = switch (one.state()) {
            case SENT, RECEIVED, DONE, REFUSED -> true;
            case PREPARED, NO_ANSWER, WITHDRAWN -> false;
        };
        return switch (one.asked().kind()) {
            case DELETION -> {
                ObjectNode json = head(one.id(), one.openedAt(), "DataDeletionRequest", completed);
                ObjectNode detail = json.putObject("dataDeletionRequest");
                named(detail, one.asked().about());
                claims(
                        detail.putArray("listOfClaims"),
                        one.asked().documentType(),
                        one.asked().claims());
                yield json;
            }
            case AUTHORITY_REPORT -> {
                ObjectNode json = head(one.id(), one.openedAt(), "DPAReport", completed);
                authority(json.putObject("dpaReport"));
                yield json;
            }
            case CORRECTION, ACCESS, ERASURE -> {
                ObjectNode json = head(one.id(), one.openedAt(), "OtherTransaction", completed);
                json.putObject("otherTransaction")
                        .putArray("description")
                        .add(one.asked().kind().name() + ": "
                                + one.asked().about().name());
                yield json;
            }
        };
    }

    private static ObjectNode head(String id, Instant at, String type, boolean completed) {
        return StrictJson.newObject()
                .put("transactionIdentifier", id)
                .put("time", SECONDS.format(at))
                .put("transactionType", type)
                .put("transactionResult", completed ? "Completed" : "NotCompleted");
    }

    private void party(ObjectNode detail, Party party, String type) {
        named(detail, party);
        detail.put("interactingPartyType", type);
        ArrayNode contact = detail.putArray("interactingPartyContact");
        Optional<RecipientContact> known = recipients.of(party.id().value());
        contact.add(known.map(RecipientContact::country).orElse(COUNTRY));
        known.ifPresent(one -> one.support().forEach(address -> contact.add(address.toString())));
    }

    private static void named(ObjectNode detail, Party party) {
        detail.putObject("interactingPartyIdentifier")
                .put("type", IDENTIFIER)
                .put("identifier", party.id().value());
        detail.set("interactingPartyName", text("sv", party.name()));
    }

    private void authority(ObjectNode detail) {
        detail.set("dpaName", text("sv", authority.name().sv()));
        detail.set("dpaCountry", text("sv", authority.country()));
    }

    private static void claims(ArrayNode list, Optional<String> type, List<ClaimPath> paths) {
        if (!paths.isEmpty()) {
            ArrayNode claims = list.addObject()
                    .put("credentialIdentifier", type.orElse("unknown"))
                    .putArray("claims");
            paths.forEach(path -> claims.add(path.toString()));
        }
    }

    private static ObjectNode text(String language, String content) {
        return StrictJson.newObject().put("lang", language).put("content", content);
    }

    private static String reason(LedgerEvent event) {
        return event.reasonCodes().isEmpty()
                ? event.kind().name()
                : event.reasonCodes().getFirst().value();
    }
}
