package se.intyga.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import se.intyga.app.settings.Catalogue;
import se.intyga.app.settings.Settings;

/// The port to listen on, known before anything listens: issuer identifiers hold it.
final class Ports {
    private Ports() {}

    /// The port given, after a look whether it is free; or a free one for 0.
    static int chosen(Settings settings) {
        int port = settings.get(Catalogue.PORT);
        try (ServerSocket socket =
                new ServerSocket(port, 1, InetAddress.getByName(settings.get(Catalogue.BIND_ADDRESS)))) {
            return socket.getLocalPort();
        } catch (java.net.BindException taken) {
            throw new PortTaken(port);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// Somebody else listens there.
    static final class PortTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PortTaken(int port) {
            super("Port " + port + " cannot be listened on: something else does, or it is not this machine's address."
                    + " Give another with --port; 0 picks a free one.");
        }
    }
}
