package se.intyga.holder.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import se.intyga.consent.history.HeldAbout;
import se.intyga.consent.ledger.AppendEntry;
import se.intyga.consent.ledger.CorrelationId;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.formats.encoding.Base64Url;
import se.intyga.formats.json.StrictJson;
import se.intyga.holder.HolderConfig;
import se.intyga.holder.access.Visitor;

/// Makes a person's export, and notes in the door's own ledger that one was made: not whose.
@Singleton
final class MakeExport {
    private static final int ID_BYTES = 16;

    private final List<HeldAbout> held;
    private final WriteTransactionLog transactionLog;
    private final AppendEntry append;
    private final HolderConfig config;
    private final Clock clock;
    private final SecureRandom random;

    MakeExport(
            List<HeldAbout> held,
            WriteTransactionLog transactionLog,
            AppendEntry append,
            HolderConfig config,
            Clock clock,
            SecureRandom random) {
        this.held = List.copyOf(held);
        this.transactionLog = transactionLog;
        this.append = append;
        this.config = config;
        this.clock = clock;
        this.random = random;
    }

    /// The transaction log of TS10, as JSON.
    byte[] transactionLog(Visitor visitor) {
        note();
        return bytes(transactionLog.of(visitor));
    }

    /// A ZIP with all that is held, the transaction log, and the schemas of both.
    byte[] everything(Visitor visitor) {
        note();
        ObjectNode all = StrictJson.newObject();
        all.put("exportedAt", clock.instant().toString());
        all.put("operator", config.operator().name());
        held.forEach(part -> all.set(part.name(), part.of(visitor.person())));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            put(zip, "everything.json", bytes(all));
            put(zip, "transaction-log.json", bytes(transactionLog.of(visitor)));
            for (String file : List.of("everything.schema.json", "transaction-log.schema.json", "README.txt")) {
                put(zip, file, shipped(file));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void note() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        var _ = append.append(
                LedgerName.ofHolderDoor(),
                LedgerEvent.of(
                                EventKind.DATA_EXPORTED,
                                clock.instant(),
                                config.operator(),
                                new CorrelationId(Base64Url.encode(id)))
                        .build());
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] bytes(ObjectNode json) {
        return StrictJson.write(json).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] shipped(String file) {
        try (InputStream in = MakeExport.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the file " + file + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
