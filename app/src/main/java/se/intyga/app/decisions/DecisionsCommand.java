package se.intyga.app.decisions;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import se.intyga.app.database.HouseDatabase;
import se.intyga.app.datafolder.HouseAddress;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.ReadSettings;
import se.intyga.app.settings.Settings;
import se.intyga.app.settings.WrongSetting;
import se.intyga.legalbasis.archive.DecisionArchive;
import se.intyga.legalbasis.archive.ReplayStored;
import se.intyga.legalbasis.archive.StoredOutcome;
import se.intyga.legalbasis.decision.Replay;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicyFiles;

/// `./intyga decisions replay`: makes every kept decision again, by the policy version it was made under, and names the
/// first that comes out otherwise. Takes the settings of `serve`; the house may run meanwhile.
public final class DecisionsCommand {
    private DecisionsCommand() {}

    /// Whether every decision was reproduced.
    public static boolean run(List<String> arguments, Map<String, String> environment, PrintStream out) {
        if (arguments.isEmpty() || !arguments.getFirst().equals("replay")) {
            throw new WrongSetting("", "decisions is followed by replay: ./intyga decisions replay.");
        }
        Settings settings = ReadSettings.read(arguments.subList(1, arguments.size()), environment);
        try (HouseDatabase database = HouseDatabase.open(settings)) {
            return report(replay(settings, database), out);
        }
    }

    private static ReplayStored.Verdict replay(Settings settings, HouseDatabase database) {
        return new ReplayStored(new DecisionArchive(database.jdbi()), new Replay(policies(settings))).all();
    }

    private static boolean report(ReplayStored.Verdict verdict, PrintStream out) {
        return switch (verdict) {
            case ReplayStored.Verdict.AllReproduced(long count) -> {
                out.println("Decisions replayed: " + count + ". Every one gave the same answer.");
                yield true;
            }
            case ReplayStored.Verdict.Differs(var id, StoredOutcome outcome, long before) -> {
                out.println("Decision " + id + " differs, after " + before + " that gave the same answer: "
                        + sentence(outcome));
                yield false;
            }
        };
    }

    private static String sentence(StoredOutcome outcome) {
        return switch (outcome) {
            case StoredOutcome.Reproduced(String code) -> "it gives " + code + " again.";
            case StoredOutcome.Altered() -> "its row in the database is not what was kept.";
            case StoredOutcome.Different(String recorded, String replayed) ->
                "it was " + recorded + ", and is " + replayed + " today.";
            case StoredOutcome.VersionUnknown(String version) ->
                "its policy version " + version + " is not in the policy folder.";
            case StoredOutcome.Unreadable() -> "this version of Intyga cannot read its facts.";
            case StoredOutcome.Missing() -> "it is not there.";
        };
    }

    /// The policies that a house with these settings decides by.
    private static Policies policies(Settings settings) {
        PolicyFiles files = new PolicyFiles(HouseAddress.of(settings));
        return settings.get(Catalogue.POLICIES).map(files::fromFolder).orElseGet(files::examples);
    }
}
