package se.intyga.issuer.offer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Ledgers;
import se.intyga.consent.person.SealedRecords;
import se.intyga.eid.person.PersonalNumber;
import se.intyga.issuer.configuration.CredentialConfigurations;
import se.intyga.issuer.release.ReleaseRequest;
import se.intyga.issuer.support.Door;
import se.intyga.issuer.support.TestWallet;

/// An agency's offer to a person, and the wallet that comes with it, over HTTP.
final class PreAuthorizedFlow {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:pre-authorized_code";
    private static final PersonalNumber PERSON = new PersonalNumber("197705232382");

    private final CreateOffer.Outcome.Created created;

    private PreAuthorizedFlow(CreateOffer.Outcome.Created created) {
        this.created = created;
    }

    static PreAuthorizedFlow offered(Door door, boolean withTxCode) {
        return new PreAuthorizedFlow((CreateOffer.Outcome.Created) offer(door, withTxCode, true));
    }

    static CreateOffer.Outcome offer(Door door, boolean withTxCode, boolean requested) {
        return door.bean(CreateOffer.class)
                .create(new CreateOffer.Wanted.PreAuthorized(
                        door.agency(),
                        door.bean(CredentialConfigurations.class)
                                .find(door.agency().id(), Door.CONFIGURATION)
                                .orElseThrow(),
                        PERSON,
                        requested
                                ? Optional.of(new ReleaseRequest.Recorded(
                                        Door.CONFIGURATION,
                                        door.clock().instant().minusSeconds(60),
                                        "BANKID"))
                                : Optional.empty(),
                        withTxCode));
    }

    /// Where the wallet finds the offer.
    String reference() {
        return created.offer().byReference().getRawPath();
    }

    String txCode() {
        return created.txCode().orElseThrow();
    }

    /// Another code of the same length.
    String wrongTxCode() {
        return txCode().startsWith("0") ? "1" + txCode().substring(1) : "0" + txCode().substring(1);
    }

    Map<String, String> form() {
        JsonNode grant = created.offer().json().path("grants").path(GRANT);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", GRANT);
        form.put("client_id", Door.WALLET);
        form.put("pre-authorized_code", grant.path("pre-authorized_code").asText());
        return form;
    }

    Map<String, String> formWith(String txCode) {
        Map<String, String> form = form();
        form.put("tx_code", txCode);
        return form;
    }

    static Door.Answer token(Door door, TestWallet wallet, Map<String, String> form) {
        return door.postForm(
                "/token", TestWallet.form(form), "DPoP", wallet.dpop("/token").signed());
    }

    static Door.Answer credential(Door door, TestWallet wallet, String token) {
        return wallet.credential(
                token,
                TestWallet.request(
                                wallet.proof(TestWallet.newKey(), door.nonce()).signed())
                        .toString());
    }

    /// What the agency's ledger tells of this offer, in order.
    List<LedgerEvent> events(Door door) {
        LedgerName name = LedgerName.ofAgency(Door.AGENCY);
        long size = door.bean(Ledgers.class).ledger(name).size();
        return door.bean(SealedRecords.class).entries(name, Math.max(0, size - 100), 100).stream()
                .flatMap(entry -> entry.event().stream())
                .filter(event -> event.correlation().value().equals(created.id().value()))
                .toList();
    }

    /// Kind and, where something failed, the reason.
    List<String> steps(Door door) {
        return events(door).stream()
                .map(event -> switch (event.kind()) {
                    case ISSUANCE_FAILED, RELEASE_DECIDED ->
                        event.kind() + " " + event.reasonCodes().getFirst();
                    default -> event.kind().name();
                })
                .toList();
    }
}
