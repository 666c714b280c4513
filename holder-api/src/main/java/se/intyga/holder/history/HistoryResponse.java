package se.intyga.holder.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.intyga.consent.history.HistoryEntry;
import se.intyga.consent.installation.Installation;
import se.intyga.holder.installation.WholeHistory;
import se.intyga.openapi.BaseUrl;

/// A page of the history on the wire.
///
/// @param partial whether an installation did not answer: then there may be more than is shown
/// @param unanswered who did not
@Serdeable
record HistoryResponse(
        @JsonInclude(JsonInclude.Include.ALWAYS) List<EntryResponse> entries,
        boolean partial,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<InstallationResponse> unanswered,
        @JsonProperty("_meta") Meta meta,
        @JsonProperty("_links") List<Link> links) {
    /// How much this page holds. How much there is in all, no installation knows alone.
    @Serdeable
    record Meta(int limit, int count, int installations) {}

    /// A way on, as the Swedish REST profile asks (HYP.11 to HYP.19).
    @Serdeable
    record Link(URI href, String rel, String method) {}

    /// Another installation.
    @Serdeable
    record InstallationResponse(String id, String sv, String en) {
        static InstallationResponse of(Installation installation) {
            return new InstallationResponse(
                    installation.id(),
                    installation.name().sv(),
                    installation.name().en());
        }
    }

    static HistoryResponse of(WholeHistory history, HistoryParameters parameters, BaseUrl base) {
        List<EntryResponse> entries = history.slice().entries().stream()
                .map(entry -> EntryResponse.of(entry, base))
                .toList();
        List<Link> links = new ArrayList<>();
        links.add(link("self", parameters.query(parameters.after()), base));
        links.add(link("first", parameters.query(Optional.empty()), base));
        history.slice().next().ifPresent(next -> links.add(link("next", parameters.query(Optional.of(next)), base)));
        return new HistoryResponse(
                entries,
                history.partial(),
                history.unanswered().stream().map(InstallationResponse::of).toList(),
                new Meta(parameters.limit(), entries.size(), 1 + history.asked().size()),
                links);
    }

    private static Link link(String rel, String query, BaseUrl base) {
        return new Link(base.resolve("/holder/v1/history" + query), rel, "GET");
    }

    /// An organisation.
    @Serdeable
    record PartyResponse(String id, String name) {}

    /// Why, in both languages.
    @Serdeable
    record PurposeResponse(String code, String sv, String en) {}

    /// Where the entry stands in its ledger.
    @Serdeable
    record PlaceResponse(String ledger, long index, String leafHash) {}

    /// One entry. There is no member for a claim value: nobody here has it.
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryResponse(
            String event,
            Instant at,
            String origin,
            PartyResponse controller,
            @Nullable PartyResponse recipient,
            @Nullable PurposeResponse purpose,
            @Nullable String documentType,
            @Nullable String legalBasis,
            @Nullable String policyVersion,
            @Nullable URI policy,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<String> reasonCodes,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<String> claimPaths,
            PlaceResponse place,
            @Nullable String installation) {
        static EntryResponse of(HistoryEntry entry, BaseUrl base) {
            var event = entry.event();
            return new EntryResponse(
                    event.kind().name(),
                    event.at(),
                    entry.origin().name(),
                    party(event.controller()),
                    event.recipient().map(EntryResponse::party).orElse(null),
                    event.purpose()
                            .map(purpose -> new PurposeResponse(
                                    purpose.code().value(),
                                    purpose.text().sv(),
                                    purpose.text().en()))
                            .orElse(null),
                    event.documentType().map(Object::toString).orElse(null),
                    event.legalBasis().map(Object::toString).orElse(null),
                    event.policyVersion().map(Object::toString).orElse(null),
                    PolicyLink.of(entry, base).orElse(null),
                    event.reasonCodes().stream().map(Object::toString).toList(),
                    event.claimPaths().stream().map(Object::toString).toList(),
                    new PlaceResponse(
                            entry.reference().ledger().value(),
                            entry.reference().index(),
                            entry.reference().leafHash().hex()),
                    entry.installation().orElse(null));
        }

        private static PartyResponse party(se.intyga.consent.ledger.Party party) {
            return new PartyResponse(party.id().value(), party.name());
        }
    }
}
