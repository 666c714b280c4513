package se.intyga.holder;

import java.net.URI;
import java.util.List;
import se.intyga.consent.ledger.Party;
import se.intyga.openapi.BaseUrl;

/// What app settles for the person's door.
///
/// @param operator who runs the door and is responsible for what persons keep here
/// @param receiptAddresses what the address of a receipt must begin with to be fetched: absolute https addresses that
/// end
///     in a slash
public record HolderConfig(Party operator, List<URI> receiptAddresses) {
    public HolderConfig {
        receiptAddresses = List.copyOf(receiptAddresses);
        for (URI address : receiptAddresses) {
            if (!"https".equals(address.getScheme())
                    || address.getHost() == null
                    || !address.toString().endsWith("/")) {
                throw new IllegalArgumentException(
                        "holder.receipt-addresses: absolute https addresses ending in a slash");
            }
        }
    }

    /// Receipts of this house's own relying parties only.
    public static HolderConfig of(BaseUrl base, Party operator) {
        return new HolderConfig(operator, List.of(base.resolve("/verifier/receipts/")));
    }
}
