package se.intyga.verifier.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page of an open request shows, in one language.
public record RequestView(
        String recipient,
        String organisationNumber,
        String purpose,
        String basis,
        List<String> provisions,
        @Nullable String consentReason,
        @Nullable String consentAlternative,
        String retention,
        List<String> claims,
        String walletLink,
        String until,
        String state,
        String stateUrl,
        String ownUrl) {
    public RequestView {
        provisions = List.copyOf(provisions);
        claims = List.copyOf(claims);
    }

    public boolean consent() {
        return consentReason != null;
    }

    public boolean answered() {
        return state.equals("answered");
    }

    @Override
    public String toString() {
        return "RequestView[" + state + "]";
    }
}
