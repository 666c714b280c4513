package se.intyga.app.retention;

import io.micronaut.context.ApplicationContext;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.intyga.app.database.HouseDatabase;
import se.intyga.app.datafolder.DataFolder;
import se.intyga.app.datafolder.HouseAddress;
import se.intyga.app.ledger.LedgerKeyFiles;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.ReadSettings;
import se.intyga.app.settings.Settings;
import se.intyga.app.settings.WrongSetting;
import se.intyga.consent.retention.RunRetention;
import se.intyga.openapi.BaseUrl;

/// `./intyga retention run [--dry-run]`: one round of what every replica does in the background, now. Takes the
/// settings
/// of `serve`; the house may run meanwhile. A dry run touches nothing.
public final class RetentionCommand {
    private static final String DRY_RUN = "--dry-run";

    private RetentionCommand() {}

    public static void run(List<String> arguments, Map<String, String> environment, PrintStream out) {
        if (arguments.isEmpty() || !arguments.getFirst().equals("run")) {
            throw new WrongSetting("", "retention is followed by run: ./intyga retention run [--dry-run].");
        }
        List<String> given = new ArrayList<>(arguments.subList(1, arguments.size()));
        boolean dry = given.remove(DRY_RUN);
        Settings settings = ReadSettings.read(given, environment);
        try (DataFolder folder = existing(settings);
                HouseDatabase database = HouseDatabase.open(settings);
                ApplicationContext beans = resting(settings, database, folder)) {
            RunRetention retention = beans.getBean(RunRetention.class);
            TellRetention tell = new TellRetention(out);
            if (dry) {
                tell.wouldGo(retention.rehearse());
            } else {
                tell.went(retention.run());
            }
            tell.stays(retention.stays());
        }
    }

    /// What a run does is told in the ledger, so that nothing begins without the ledger's key.
    private static DataFolder existing(Settings settings) {
        DataFolder folder = DataFolder.beside(settings.get(Catalogue.DATA_FOLDER));
        byte[] _ = folder.keys().secret(new LedgerKeyFiles(folder.path()).currentName());
        return folder;
    }

    /// The ledger is signed under the house's address: a guessed one would do harm.
    private static BaseUrl address(Settings settings) {
        return new BaseUrl(HouseAddress.known(settings)
                .orElseThrow(() -> new WrongSetting(
                        Catalogue.BASE_URL.key(),
                        "Say with --base-url how the house is reached: its data folder has no note of it.")));
    }

    /// The house's beans, each made when it is asked for; nothing listens and nothing runs in the background.
    private static ApplicationContext resting(Settings settings, HouseDatabase database, DataFolder folder) {
        return ApplicationContext.builder()
                .environmentPropertySource(false)
                .enableDefaultPropertySources(false)
                .deduceEnvironment(false)
                .bootstrapEnvironment(false)
                .banner(false)
                .properties(Map.of("intyga.mode", settings.get(Catalogue.MODE).name()))
                .singletons(settings, database.database(), folder, address(settings))
                .start();
    }
}
