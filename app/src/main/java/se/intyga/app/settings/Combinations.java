package se.intyga.app.settings;

import java.util.Optional;

/// What the settings must hold together, beyond each being right alone.
final class Combinations {
    private Combinations() {}

    static void check(Settings settings) {
        if (settings.get(Catalogue.TLS_KEY_STORE).isPresent()
                != !settings.get(Catalogue.TLS_KEY_STORE_PASSWORD).isEmpty()) {
            throw new WrongSetting(
                    Catalogue.TLS_KEY_STORE_PASSWORD.key(),
                    "tls-key-store and tls-key-store-password are given together or not at all.");
        }
        if (settings.get(Catalogue.PORT) == 0
                && settings.get(Catalogue.BASE_URL).isPresent()) {
            throw new WrongSetting(
                    Catalogue.PORT.key(), "The setting port must be a fixed number when base-url is given.");
        }
        settings.get(Catalogue.BASE_URL)
                .filter(uri -> uri.toString().endsWith("/"))
                .ifPresent(_ -> {
                    throw new WrongSetting(Catalogue.BASE_URL.key(), "The setting base-url must not end in a slash.");
                });
        if (settings.get(Catalogue.BANKID_KEY_STORE).isPresent()
                && settings.get(Catalogue.BANKID_AUTHORITY).isEmpty()) {
            throw new WrongSetting(
                    Catalogue.BANKID_AUTHORITY.key(),
                    "The setting bankid-authority must be given together with bankid-key-store.");
        }
        if (settings.production()) production(settings);
    }

    private static void production(Settings settings) {
        needed(Catalogue.BASE_URL, settings.get(Catalogue.BASE_URL));
        needed(Catalogue.DATABASE_URL, settings.get(Catalogue.DATABASE_URL));
        needed(Catalogue.POLICIES, settings.get(Catalogue.POLICIES));
        if (settings.get(Catalogue.OPERATOR).equals(Catalogue.OPERATOR.standard())) {
            throw new WrongSetting(
                    Catalogue.OPERATOR.key(), "The setting operator must be given when mode is production.");
        }
        needed(Catalogue.BANKID_KEY_STORE, settings.get(Catalogue.BANKID_KEY_STORE));
    }

    private static void needed(Setting<?> setting, Optional<?> value) {
        if (value.isEmpty()) {
            throw new WrongSetting(
                    setting.key(), "The setting " + setting.key() + " must be given when mode is production.");
        }
    }
}
