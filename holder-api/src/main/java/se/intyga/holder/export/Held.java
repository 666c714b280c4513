package se.intyga.holder.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import se.intyga.consent.history.HeldAbout;
import se.intyga.consent.history.HistoryJson;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.history.ReadHistory;
import se.intyga.consent.merkle.Hash;
import se.intyga.consent.receipt.ReadKeptReceipts;
import se.intyga.consent.rights.CaseJson;
import se.intyga.consent.rights.ReadCases;
import se.intyga.formats.json.StrictJson;
import se.intyga.legalbasis.archive.DecisionArchive;
import se.intyga.legalbasis.archive.DecisionId;

/// What this door and the advisers below it hold about a person.
@Factory
final class Held {
    private record Part(String name, List<String> tables, Function<PersonReference, ArrayNode> read)
            implements HeldAbout {
        @Override
        public ArrayNode of(PersonReference person) {
            return read.apply(person);
        }
    }

    /// Agencies' records, receipts and acts as events; the acts' own tables hold nothing that their events do not.
    @Singleton
    HeldAbout events(ReadHistory history) {
        return new Part(
                "events",
                List.of(
                        "consent.entry",
                        "consent.person_entry",
                        "consent.approval",
                        "consent.consent",
                        "consent.agreement",
                        "consent.decline"),
                person -> array(
                        history.of(person).stream().map(HistoryJson::write).toList()));
    }

    /// The receipts themselves, which prove what they say. The key that seals them is no record of its own.
    @Singleton
    HeldAbout receipts(ReadKeptReceipts receipts) {
        return new Part(
                "receipts",
                List.of("consent.kept_receipt", "consent.person_key"),
                person -> array(receipts.of(person).stream()
                        .map(kept -> StrictJson.newObject()
                                .put("id", kept.receipt().id())
                                .put("jwt", kept.jwt()))
                        .toList()));
    }

    /// The kept decisions that events about her rest on, with the facts they were made on.
    @Singleton
    HeldAbout decisions(ReadHistory history, DecisionArchive archive) {
        return new Part(
                "decisions",
                List.of("legal_basis.decision"),
                person -> array(history.of(person).stream()
                        .flatMap(entry -> entry.event().decision().stream())
                        .map(Hash::hex)
                        .distinct()
                        .flatMap(id -> archive
                                .find(new DecisionId(id))
                                .flatMap(decision -> StrictJson.object(decision.toJson()))
                                .map(decision -> decision.put("id", id))
                                .stream())
                        .toList()));
    }

    @Singleton
    HeldAbout cases(ReadCases cases) {
        return new Part(
                "cases",
                List.of("consent.rights_case"),
                person -> array(cases.of(person).stream().map(CaseJson::write).toList()));
    }

    @Singleton
    HeldAbout queries(Jdbi jdbi) {
        return new Part(
                "installationQueries",
                List.of("consent.noted_query"),
                person -> array(jdbi.withHandle(handle -> handle.createQuery(
                                "SELECT ledger, asker, day FROM consent.noted_query WHERE person = :person ORDER BY day")
                        .bind("person", person.bytes())
                        .map((row, _) -> StrictJson.newObject()
                                .put("ledger", row.getString("ledger"))
                                .put("asker", row.getString("asker"))
                                .put("day", row.getString("day")))
                        .list())));
    }

    private static ArrayNode array(List<ObjectNode> members) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        members.forEach(array::add);
        return array;
    }
}
