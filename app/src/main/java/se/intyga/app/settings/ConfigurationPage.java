package se.intyga.app.settings;

/// `docs/configuration.md`, written from the catalogue; `./intyga settings` prints the same.
public final class ConfigurationPage {
    private ConfigurationPage() {}

    public static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Settings

                Generated from the catalogue by `./intyga settings`; a test compares.

                A setting is given on the command line (`--port 9443`), in the environment (`INTYGA_PORT=9443`) or in a
                properties file (`port=9443`) named by `--config <file>` or `INTYGA_CONFIG`; the command line wins over the
                environment, the environment over the file. An unknown key or a wrong value stops the start, with the key
                named, before anything else happens (exit code 2).

                | key | value | if not given | what it does |
                |---|---|---|---|
                """);
        for (Setting<?> setting : Catalogue.all()) {
            page.append("| `")
                    .append(setting.key())
                    .append("` | ")
                    .append(setting.type().description())
                    .append(" | ")
                    .append(setting.standard().isEmpty() ? "–" : "`" + setting.standard() + "`")
                    .append(" | ")
                    .append(setting.documentation())
                    .append(setting.secret() ? " Secret: never printed; prefer the environment or the file." : "")
                    .append(" |\n");
        }
        return page.toString();
    }
}
