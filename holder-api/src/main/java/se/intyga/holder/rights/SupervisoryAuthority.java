package se.intyga.holder.rights;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import se.intyga.pages.Text;

/// The data protection authority that reports go to (TS10: dpaName, dpaCountry, dpaContact).
///
/// @param country two letters
/// @param contact mailto, https or tel addresses
public record SupervisoryAuthority(Text name, String country, List<URI> contact) {
    /// The Swedish one.
    public static final SupervisoryAuthority IMY = new SupervisoryAuthority(
            new Text("Integritetsskyddsmyndigheten", "The Swedish Authority for Privacy Protection"),
            "SE",
            List.of(URI.create("mailto:imy@imy.se"), URI.create("https://www.imy.se/")));

    public SupervisoryAuthority {
        contact = List.copyOf(contact);
        if (!country.matches("[A-Z]{2}") || contact.isEmpty()) {
            throw new IllegalArgumentException("an authority has a country of two letters and a contact");
        }
    }

    public Optional<String> mail() {
        return contact.stream()
                .filter(address -> "mailto".equals(address.getScheme()))
                .map(URI::getSchemeSpecificPart)
                .findFirst();
    }
}
