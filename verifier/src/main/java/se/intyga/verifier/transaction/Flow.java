package se.intyga.verifier.transaction;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the wallet is: on the device the person started on, or on another one that reads a QR code.
public enum Flow {
    SAME_DEVICE,
    CROSS_DEVICE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Flow> named(String wireName) {
        return Stream.of(values())
                .filter(flow -> flow.wireName().equals(wireName))
                .findFirst();
    }
}
