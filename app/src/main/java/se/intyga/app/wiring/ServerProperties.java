package se.intyga.app.wiring;

import java.util.HashMap;
import java.util.Map;
import se.intyga.app.datafolder.ServerCertificate;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.Settings;

/// The framework's own properties, all of them from our settings or fixed here: it reads no file and no environment.
public final class ServerProperties {
    private ServerProperties() {}

    public static Map<String, Object> of(Settings settings, int port, ServerCertificate certificate) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("micronaut.application.name", "intyga");
        properties.put("intyga.mode", settings.get(Catalogue.MODE).name());
        properties.put("intyga.bankid", settings.get(Catalogue.BANKID_KEY_STORE).isPresent() ? "real" : "simulated");
        properties.put("intyga.policies", settings.get(Catalogue.POLICIES).isPresent() ? "given" : "examples");
        properties.put("intyga.short-lived", settings.get(Catalogue.REDIS_URL).isPresent() ? "redis" : "postgresql");
        properties.put("micronaut.server.host", settings.get(Catalogue.BIND_ADDRESS));
        properties.put("micronaut.server.max-request-size", settings.get(Catalogue.MAX_REQUEST_SIZE));
        properties.put("micronaut.server.max-request-buffer-size", settings.get(Catalogue.MAX_REQUEST_SIZE));
        properties.put("micronaut.server.multipart.enabled", false);
        properties.put("micronaut.server.idle-timeout", "60s");
        properties.put("micronaut.server.read-idle-timeout", "30s");
        properties.put("micronaut.server.netty.max-header-size", 16_384);
        properties.put("micronaut.server.date-header", true);
        properties.put("micronaut.security.enabled", true);
        properties.put("micronaut.security.reject-not-found", false);
        properties.put("micronaut.security.redirect.enabled", false);
        properties.put("micronaut.security.endpoints.introspection.enabled", false);
        properties.put("micronaut.metrics.enabled", true);
        properties.put("micronaut.metrics.export.prometheus.enabled", true);
        properties.put("endpoints.all.enabled", false);
        properties.put("endpoints.health.enabled", true);
        properties.put("endpoints.health.sensitive", false);
        properties.put("endpoints.health.details-visible", "NEVER");
        properties.put("endpoints.health.disk-space.enabled", false);
        properties.put("micronaut.http.client.read-timeout", "10s");
        if (settings.get(Catalogue.TLS)) {
            properties.put("micronaut.server.ssl.enabled", true);
            properties.put("micronaut.server.ssl.port", port);
            properties.put("micronaut.server.ssl.build-self-signed", false);
            properties.put("micronaut.server.ssl.protocols", "TLSv1.3,TLSv1.2");
            properties.put("micronaut.server.ssl.key-store.type", "PKCS12");
            properties.put(
                    "micronaut.server.ssl.key-store.path",
                    "file:" + settings.get(Catalogue.TLS_KEY_STORE).orElse(certificate.keyStore()));
            properties.put(
                    "micronaut.server.ssl.key-store.password",
                    settings.get(Catalogue.TLS_KEY_STORE).isPresent()
                            ? settings.get(Catalogue.TLS_KEY_STORE_PASSWORD)
                            : certificate.password());
        } else {
            properties.put("micronaut.server.port", port);
        }
        return properties;
    }
}
