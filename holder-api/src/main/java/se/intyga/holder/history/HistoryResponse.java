package se.intyga.holder.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.intyga.consent.history.HistoryPage;
import se.intyga.openapi.BaseUrl;

/// A page of the history on the wire.
@Serdeable
record HistoryResponse(
        @JsonInclude(JsonInclude.Include.ALWAYS) List<EntryResponse> entries,
        @JsonProperty("_meta") Meta meta,
        @JsonProperty("_links") List<Link> links) {
    /// Where in the whole this page stands.
    @Serdeable
    record Meta(int totalRecords, int totalPages, int page, int limit, int count) {}

    /// A way on, as the Swedish REST profile asks (HYP.11 to HYP.19).
    @Serdeable
    record Link(URI href, String rel, String method) {}

    static HistoryResponse of(HistoryPage page, BaseUrl base) {
        List<EntryResponse> entries =
                page.entries().stream().map(EntryResponse::of).toList();
        return new HistoryResponse(
                entries,
                new Meta(page.total(), page.pages(), page.page(), page.limit(), entries.size()),
                links(page, base));
    }

    private static List<Link> links(HistoryPage page, BaseUrl base) {
        List<Link> links = new ArrayList<>();
        links.add(link("self", page.page(), page, base));
        links.add(link("first", 1, page, base));
        if (page.page() > 1 && page.page() <= page.pages()) {
            links.add(link("prev", page.page() - 1, page, base));
        }
        if (page.page() >= 1 && page.page() < page.pages()) {
            links.add(link("next", page.page() + 1, page, base));
        }
        links.add(link("last", page.pages(), page, base));
        return links;
    }

    private static Link link(String rel, int number, HistoryPage page, BaseUrl base) {
        return new Link(base.resolve("/holder/v1/history?page=" + number + "&limit=" + page.limit()), rel, "GET");
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
            @JsonInclude(JsonInclude.Include.ALWAYS) List<String> reasonCodes,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<String> claimPaths,
            PlaceResponse place) {
        static EntryResponse of(se.intyga.consent.history.HistoryEntry entry) {
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
                    event.reasonCodes().stream().map(Object::toString).toList(),
                    event.claimPaths().stream().map(Object::toString).toList(),
                    new PlaceResponse(
                            entry.reference().ledger().value(),
                            entry.reference().index(),
                            entry.reference().leafHash().hex()));
        }

        private static PartyResponse party(se.intyga.consent.ledger.Party party) {
            return new PartyResponse(party.id().value(), party.name());
        }
    }
}
