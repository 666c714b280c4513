package se.intyga.holder.rights;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import se.intyga.pages.Text;

/// How a recipient registered that it can be reached.
///
/// @param deletion where it takes deletion requests with a receipt as proof, if it has such an address
/// @param support its registered `supportURI`s: https, mailto or tel (EU TS7, TS5)
/// @param country where it is established
public record RecipientContact(Text name, Optional<URI> deletion, List<URI> support, String country) {
    public RecipientContact {
        support = List.copyOf(support);
        if (deletion.filter(address -> !"https".equals(address.getScheme())).isPresent()) {
            throw new IllegalArgumentException("deletion requests are sent over https");
        }
        for (URI address : support) {
            if (!List.of("https", "mailto", "tel").contains(String.valueOf(address.getScheme()))) {
                throw new IllegalArgumentException("a contact is an https, mailto or tel address");
            }
        }
    }

    /// The e-mail address, if one is registered.
    public Optional<String> mail() {
        return support.stream()
                .filter(address -> "mailto".equals(address.getScheme()))
                .map(URI::getSchemeSpecificPart)
                .findFirst();
    }
}
