package se.intyga.app.settings;

import static se.intyga.app.settings.ValueType.duration;
import static se.intyga.app.settings.ValueType.httpsAddress;
import static se.intyga.app.settings.ValueType.listOf;
import static se.intyga.app.settings.ValueType.number;
import static se.intyga.app.settings.ValueType.onOrOff;
import static se.intyga.app.settings.ValueType.oneOf;
import static se.intyga.app.settings.ValueType.path;
import static se.intyga.app.settings.ValueType.text;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every setting there is, in the order of `docs/configuration.md`, which is generated from here.
public final class Catalogue {
    private static final List<Setting<?>> ALL = new ArrayList<>();

    private static final String PRINTABLE = "[\\x21-\\x7e]+";

    public static final Setting<Mode> MODE = add(
            Setting.of(
                    "mode",
                    oneOf(Mode.class),
                    "embedded",
                    "embedded: everything in one process, with demo organisations, test persons and simulators. production: nothing demo-like, and what it would stand in for must be given."));

    public static final Setting<String> BIND_ADDRESS = add(Setting.of(
            "bind-address",
            text("an IP address or host name of this machine", "[0-9A-Za-z.:-]{1,255}"),
            "127.0.0.1",
            "The address the house listens on. 0.0.0.0 for all of this machine's."));
    public static final Setting<Integer> PORT =
            add(Setting.of("port", number(0, 65_535), "8443", "The port the house listens on; 0 picks a free one."));
    public static final Setting<Optional<URI>> BASE_URL = add(
            Setting.of(
                    "base-url",
                    httpsAddress().optional(),
                    "",
                    "The address everybody knows the house by, without a final slash. Issuer identifiers begin with it, so it should never change. Nothing: https://localhost and the port. Never taken from a request's headers."));
    public static final Setting<Boolean> TLS = add(Setting.of(
            "tls",
            onOrOff(),
            "on",
            "off when a proxy on the same host or a trusted network ends TLS. The base URL is https either way."));
    public static final Setting<Optional<Path>> TLS_KEY_STORE = add(
            Setting.of(
                    "tls-key-store",
                    path().optional(),
                    "",
                    "A PKCS #12 file with the server's key and certificates. Nothing: made at first start, by a certificate authority in the data folder (tls/ca.pem)."));
    public static final Setting<String> TLS_KEY_STORE_PASSWORD = add(Setting.secret(
            "tls-key-store-password",
            text("printable characters", "[\\x21-\\x7e]*"),
            "The password of tls-key-store."));
    public static final Setting<Integer> MAX_REQUEST_SIZE = add(Setting.of(
            "max-request-size",
            number(8_192, 10_485_760),
            "65536",
            "Bytes a request body may have. Longer ones are answered with 413."));

    public static final Setting<Path> DATA_FOLDER = add(Setting.of(
            "data-folder",
            path(),
            ".intyga/data",
            "Where keys, certificates, trust anchors and the embedded database are kept. One running house a folder."));
    public static final Setting<Optional<String>> DATABASE_URL = add(Setting.of(
            "database-url",
            text("a JDBC address that begins with jdbc:postgresql://", "jdbc:postgresql://" + PRINTABLE)
                    .optional(),
            "",
            "A PostgreSQL 15 or newer to use. Nothing: the embedded one, in the data folder."));
    public static final Setting<String> DATABASE_USER = add(Setting.of(
            "database-user",
            text("printable characters", PRINTABLE),
            "intyga",
            "The user at database-url. It creates and owns one schema a room."));
    public static final Setting<String> DATABASE_PASSWORD = add(Setting.secret(
            "database-password", text("printable characters", "[\\x20-\\x7e]*"), "The password at database-url."));
    public static final Setting<Integer> DATABASE_CONNECTIONS = add(Setting.of(
            "database-connections",
            number(2, 200),
            "16",
            "How many connections to the database are kept open at most."));
    public static final Setting<Optional<String>> REDIS_URL = add(new Setting<>(
            "redis-url",
            text("an address that begins with redis:// or rediss://", "rediss?://" + PRINTABLE)
                    .optional(),
            "",
            "A Redis 6.2 or newer for short-lived state, needed when several houses share a database. Nothing: PostgreSQL keeps it. The address may hold a password.",
            true));

    public static final Setting<Duration> ACCESS_TOKEN_LIFETIME = add(Setting.of(
            "access-token-lifetime",
            duration(Duration.ofSeconds(30), Duration.ofMinutes(5)),
            "5m",
            "How long an organisation's access token is good for."));
    public static final Setting<String> OPERATOR = add(Setting.of(
            "operator",
            text("a name of at most 100 letters, digits, spaces and . , & ( ) -", "[\\p{L}\\p{N} .,&()-]{1,100}"),
            "Intyga (demo)",
            "Who runs this house: persons are told, and the holder's records name it."));
    public static final Setting<Optional<Path>> ORGANISATIONS = add(
            Setting.of(
                    "organisations",
                    path().optional(),
                    "",
                    "A folder with the agencies and relying parties this house works for: agencies and relying-parties, a JSON file each. Nothing: the demo cast in mode embedded, none in mode production."));
    public static final Setting<Optional<Path>> INSTALLATIONS = add(
            Setting.of(
                    "installations",
                    path().optional(),
                    "",
                    "A folder with other installations of Intyga, a JSON file each: who may ask this one for a person's history, and who is asked when a person reads hers here. Nothing: none."));
    public static final Setting<Duration> INSTALLATION_TIMEOUT = add(Setting.of(
            "installation-timeout",
            duration(Duration.ofMillis(100), Duration.ofSeconds(30)),
            "3s",
            "How long another installation may take to answer. After this the person is told that it did not."));
    public static final Setting<String> AUTHORITY_NAME = add(Setting.of(
            "authority-name",
            text("a name of at most 100 letters, digits, spaces and . , & ( ) -", "[\\p{L}\\p{N} .,&()-]{0,100}"),
            "",
            "The data protection authority that persons report to. Nothing: Integritetsskyddsmyndigheten."));
    public static final Setting<String> AUTHORITY_COUNTRY = add(
            Setting.of("authority-country", text("two letters", "[A-Z]{2}"), "SE", "The country of that authority."));
    public static final Setting<List<String>> AUTHORITY_CONTACT = add(Setting.of(
            "authority-contact",
            listOf(text("a mailto:, https: or tel: address", "(mailto|https|tel):[\\x21-\\x2b\\x2d-\\x7e]{1,200}")),
            "",
            "How that authority is reached. Nothing: Integritetsskyddsmyndigheten's address."));
    public static final Setting<Duration> RETENTION_INTERVAL = add(Setting.of(
            "retention-interval",
            duration(Duration.ofMinutes(1), Duration.ofDays(7)),
            "1h",
            "How often records whose time is up are let go of. How long each kind is kept stands in the policies."));
    public static final Setting<Optional<Path>> POLICIES = add(
            Setting.of(
                    "policies",
                    path().optional(),
                    "",
                    "The folder of policy files that legal-basis decides by. Nothing: the example policies that ship, in mode embedded only."));
    public static final Setting<Optional<Path>> TRUST_FOLDER = add(
            Setting.of(
                    "trust-folder",
                    path().optional(),
                    "",
                    "The folder of trust anchors: credential-issuers, wallet-providers and access-certificates, each with PEM files. Nothing: trust in the data folder."));
    public static final Setting<List<String>> FETCH_ALLOWED_HOSTS = add(
            Setting.of(
                    "fetch-allowed-hosts",
                    listOf(text("host:port", "[0-9A-Za-z.-]{1,255}:[0-9]{1,5}")),
                    "",
                    "Hosts on private addresses from which status lists may be fetched all the same. Our own base URL always may."));

    public static final Setting<URI> BANKID_URL = add(Setting.of(
            "bankid-url",
            httpsAddress(),
            "https://appapi2.bankid.com/rp/v6.0",
            "BankID's interface for relying parties. Used when bankid-key-store is given."));
    public static final Setting<Optional<Path>> BANKID_KEY_STORE = add(
            Setting.of(
                    "bankid-key-store",
                    path().optional(),
                    "",
                    "A PKCS #12 file with the certificate and key that BankID gave. Nothing: the simulator, in mode embedded only."));
    public static final Setting<String> BANKID_KEY_STORE_PASSWORD = add(Setting.secret(
            "bankid-key-store-password",
            text("printable characters", "[\\x21-\\x7e]*"),
            "The password of bankid-key-store."));
    public static final Setting<Optional<Path>> BANKID_AUTHORITY = add(
            Setting.of(
                    "bankid-authority",
                    path().optional(),
                    "",
                    "A PEM file with BankID's own certificate authority, the only one believed there. Needed with bankid-key-store."));
    public static final Setting<Duration> SESSION_LIFETIME = add(Setting.of(
            "session-lifetime",
            duration(Duration.ofMinutes(1), Duration.ofHours(12)),
            "30m",
            "How long a person stays logged in, whatever happens meanwhile."));

    public static final Setting<Optional<Path>> CREDENTIAL_CONFIGURATIONS = add(
            Setting.of(
                    "credential-configurations",
                    path().optional(),
                    "",
                    "A folder of JSON files, one for each kind of credential that is issued. Nothing: the demo agency's in mode embedded, none in mode production."));
    public static final Setting<Optional<Path>> WALLETS = add(
            Setting.of(
                    "wallets",
                    path().optional(),
                    "",
                    "A text file of wallets known by registration, one a line: client id, public or attested, redirect addresses. Nothing: the demo wallets in mode embedded, otherwise only wallets that bring an attestation of a trusted provider."));
    public static final Setting<Boolean> DPOP_NONCE = add(Setting.of(
            "dpop-nonce",
            onOrOff(),
            "off",
            "on: a wallet's DPoP proof must carry a nonce that this house handed out."));
    public static final Setting<Duration> OFFER_LIFETIME = add(Setting.of(
            "offer-lifetime",
            duration(Duration.ofMinutes(1), Duration.ofDays(30)),
            "15m",
            "How long a credential offer and its code can be redeemed."));
    public static final Setting<Duration> CASE_LIFETIME = add(Setting.of(
            "case-lifetime",
            duration(Duration.ofDays(1), Duration.ofDays(180)),
            "30d",
            "How long an unclear request waits for a case handler's decision before it expires."));
    public static final Setting<Duration> CASE_VALIDITY = add(Setting.of(
            "case-validity",
            duration(Duration.ofHours(1), Duration.ofDays(90)),
            "14d",
            "How long a person can fetch, once, what a case handler decided to release."));
    public static final Setting<Duration> STATUS_LIST_TTL = add(
            Setting.of(
                    "status-list-ttl",
                    duration(Duration.ofSeconds(1), Duration.ofHours(24)),
                    "1m",
                    "How long others may keep a status list before they fetch it again: a changed status is known everywhere after this."));
    public static final Setting<Integer> OBSTACLE_THRESHOLD = add(Setting.of(
            "obstacle-threshold",
            number(2, 1_000),
            "5",
            "The public report of legal obstacles tells no count of refusals below this."));
    public static final Setting<Duration> TRANSACTION_LIFETIME = add(Setting.of(
            "transaction-lifetime",
            duration(Duration.ofSeconds(30), Duration.ofDays(1)),
            "10m",
            "How long a person may take to answer a relying party's request."));
    public static final Setting<Duration> RESULT_LIFETIME = add(Setting.of(
            "result-lifetime",
            duration(Duration.ofSeconds(30), Duration.ofHours(1)),
            "5m",
            "How long a verified result waits for the relying party, and a receipt for the person."));
    public static final Setting<String> WALLET_SCHEME = add(Setting.of(
            "wallet-scheme",
            text("a URI scheme in lower case", "[a-z][a-z0-9+.-]*"),
            "openid4vp",
            "The scheme of links that open a wallet on the same device."));

    public static final Setting<Optional<Path>> WITNESSES = add(
            Setting.of(
                    "witnesses",
                    path().optional(),
                    "",
                    "A text file of witnesses that are asked to cosign this house's ledgers, one a line: https address, a space, the witness's key. Nothing: none."));
    public static final Setting<Integer> WITNESSES_NEEDED = add(
            Setting.of(
                    "witnesses-needed",
                    number(0, 20),
                    "0",
                    "How many of them must have cosigned a checkpoint before it is published. 0: each is published at once, with the cosignatures there are."));
    public static final Setting<Optional<Path>> WITNESSED_LEDGERS = add(
            Setting.of(
                    "witnessed-ledgers",
                    path().optional(),
                    "",
                    "A text file of others' ledgers that this house cosigns as a witness: a verifier key a line. Nothing: none."));

    public static final Setting<LogLevel> LOG_LEVEL = add(Setting.of(
            "log-level", oneOf(LogLevel.class), "info", "What is logged to standard error: this level and above."));

    private Catalogue() {}

    private static <T> Setting<T> add(Setting<T> setting) {
        ALL.add(setting);
        return setting;
    }

    public static List<Setting<?>> all() {
        return List.copyOf(ALL);
    }

    public static Optional<Setting<?>> find(String key) {
        return ALL.stream()
                .<Setting<?>>map(setting -> setting)
                .filter(setting -> setting.key().equals(key))
                .findFirst();
    }
}
