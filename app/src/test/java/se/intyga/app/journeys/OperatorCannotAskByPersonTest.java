package se.intyga.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import se.intyga.consent.history.PersonReference;
import se.intyga.consent.ledger.CorrelationId;
import se.intyga.consent.ledger.EventKind;
import se.intyga.consent.ledger.LedgerEvent;
import se.intyga.consent.ledger.LedgerName;
import se.intyga.consent.ledger.Party;
import se.intyga.consent.person.AppendAboutPerson;
import se.intyga.eid.person.PersonIndex;
import se.intyga.eid.person.PersonalNumber;

/// The history is no profile that the operator can query (R27): no organisation's token opens it, and whoever reads the
/// tables with a personal number in hand finds nothing by it.
class OperatorCannotAskByPersonTest {
    private static final String PERSON = "197701172392";

    /// What one of the routes wants; to the others it says nothing.
    private static final String PLACE = "?ledger=issuers/arbetsformedlingen&index=0";

    private final HouseUnderTest house = HouseUnderTest.running();

    @Test
    void no_organisations_token_changes_what_a_route_of_persons_answers() {
        List<String> differing = new ArrayList<>();
        List<String> paths = personsPaths();
        assertThat(paths).as("routes of persons").hasSizeGreaterThan(5);
        for (String organisation : List.of("arbetsformedlingen", "demo-employer")) {
            String token = house.token(organisation);
            for (String path : paths) {
                HttpResponse<String> without = house.get(path);
                HttpResponse<String> with = house.get(path, "Authorization", "Bearer " + token);
                if (with.statusCode() != without.statusCode()
                        || with.body().length() != without.body().length()) {
                    differing.add(organisation + " " + path + " " + with.statusCode());
                }
            }
        }
        assertThat(differing).isEmpty();
    }

    private List<String> personsPaths() {
        return house.context()
                .getBean(Router.class)
                .uriRoutes()
                .filter(route -> route.getHttpMethodName().equals("GET"))
                .map(route -> route.getUriMatchTemplate().toString())
                .filter(path -> path.startsWith("/holder") || path.startsWith("/consent"))
                .map(path -> path.replaceAll("\\{\\?[^}]*}", "").replaceAll("\\{[^}]+}", "AAAAAAAAAAAAAAAAAAAAAA"))
                .flatMap(path -> Stream.of(path + PLACE, path + PLACE + "&person=" + PERSON))
                .distinct()
                .toList();
    }

    @Test
    void no_table_is_found_by_a_personal_number_or_by_a_plain_hash_of_it() {
        var beans = house.context();
        String keyed =
                beans.getBean(PersonIndex.class).of(new PersonalNumber(PERSON)).hex();
        var _ = beans.getBean(AppendAboutPerson.class)
                .append(
                        LedgerName.ofAgency("arbetsformedlingen"),
                        PersonReference.fromHex(keyed),
                        LedgerEvent.of(
                                        EventKind.READ_BY_STAFF,
                                        Instant.now(),
                                        Party.of("arbetsformedlingen", "Arbetsförmedlingen (demo)"),
                                        new CorrelationId(UUID.randomUUID().toString()))
                                .build());

        Map<String, String> wanted = wanted();
        List<String> found = new ArrayList<>();
        boolean keyedFound = false;
        for (Map.Entry<String, String> table : tables().entrySet()) {
            String rows = table.getValue().toLowerCase(Locale.ROOT);
            keyedFound |= rows.contains(keyed);
            wanted.forEach((what, text) -> {
                if (rows.contains(text.toLowerCase(Locale.ROOT))) {
                    found.add(what + " in " + table.getKey());
                }
            });
        }
        assertThat(keyedFound).as("the search finds what is there").isTrue();
        assertThat(found).isEmpty();
    }

    /// The number in the ways it is written, and every plain hash of each, in the ways hashes are written.
    private static Map<String, String> wanted() {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String form : List.of(PERSON, PERSON.substring(2), "19770117-2392", "770117-2392")) {
            wanted.put(form, form);
            wanted.put(form + " as hex", HexFormat.of().formatHex(form.getBytes(StandardCharsets.US_ASCII)));
            for (String algorithm : List.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512")) {
                byte[] hash = hash(algorithm, form);
                wanted.put(algorithm + " of " + form, HexFormat.of().formatHex(hash));
                wanted.put(
                        algorithm + " of " + form + ", base64",
                        Base64.getEncoder().encodeToString(hash));
                wanted.put(
                        algorithm + " of " + form + ", base64url",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
            }
        }
        return wanted;
    }

    private static byte[] hash(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private Map<String, String> tables() {
        return house.context().getBean(Jdbi.class).withHandle(handle -> {
            Map<String, String> contents = new LinkedHashMap<>();
            for (String table : handle.createQuery("""
                            SELECT quote_ident(table_schema) || '.' || quote_ident(table_name)
                            FROM information_schema.tables
                            WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'
                            """).mapTo(String.class)) {
                contents.put(
                        table,
                        String.join(
                                "\n",
                                handle.createQuery("SELECT t::text FROM " + table + " t")
                                        .mapTo(String.class)
                                        .list()));
            }
            return contents;
        });
    }
}
