package se.intyga.eid.login;

import io.micronaut.http.HttpRequest;
import java.util.Locale;
import se.intyga.eid.bankid.StartMethod;
import se.intyga.pages.Language;

/// What is known of the browser that asks: its address, its language, whether it is a phone.
record Visit(String address, Language language, StartMethod thisDevice) {
    static Visit of(HttpRequest<?> request) {
        Language language = Language.preferred(
                request.getParameters().get("lang"), request.getHeaders().get("Accept-Language"));
        String agent = request.getHeaders().get("User-Agent", String.class, "").toLowerCase(Locale.ROOT);
        boolean phone = agent.contains("mobile") || agent.contains("android") || agent.contains("iphone");
        return new Visit(
                request.getRemoteAddress().getAddress().getHostAddress(),
                language,
                phone ? StartMethod.THIS_PHONE : StartMethod.THIS_COMPUTER);
    }
}
