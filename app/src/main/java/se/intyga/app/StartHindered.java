package se.intyga.app;

import java.util.Optional;
import se.intyga.app.database.DatabaseUnavailable;
import se.intyga.app.datafolder.DataFolderInUse;
import se.intyga.app.datafolder.FolderOfAnotherMode;
import se.intyga.app.organisations.OrganisationInvalid;
import se.intyga.app.settings.WrongSetting;
import se.intyga.ephemeral.StoreUnavailable;
import se.intyga.legalbasis.policy.PolicyInvalid;

/// Why a house did not start, in a sentence for whoever started it.
public final class StartHindered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private StartHindered(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /// Looks for a known hindrance among the causes of a failure; the framework wraps what a factory throws.
    static Optional<RuntimeException> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case WrongSetting wrong -> {
                    return Optional.of(wrong);
                }
                case DataFolderInUse known -> {
                    return Optional.of(new StartHindered(String.valueOf(known.getMessage()), failure));
                }
                case DatabaseUnavailable known -> {
                    return Optional.of(new StartHindered(String.valueOf(known.getMessage()), failure));
                }
                case Ports.PortTaken known -> {
                    return Optional.of(new StartHindered(String.valueOf(known.getMessage()), failure));
                }
                case OrganisationInvalid known -> {
                    return Optional.of(new StartHindered(String.valueOf(known.getMessage()), failure));
                }
                case FolderOfAnotherMode known -> {
                    return Optional.of(new StartHindered(String.valueOf(known.getMessage()), failure));
                }
                case PolicyInvalid known -> {
                    return Optional.of(
                            new StartHindered("The policies cannot be used: " + known.getMessage(), failure));
                }
                case StoreUnavailable _ -> {
                    return Optional.of(new StartHindered(
                            "The Redis at redis-url cannot be reached. Look at its address and password, and whether it runs.",
                            failure));
                }
                default -> {}
            }
        }
        return Optional.empty();
    }
}
