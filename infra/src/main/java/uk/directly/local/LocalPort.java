package uk.directly.local;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/**
 * A port that the application is about to use.
 *
 * @param number zero means any free one
 * @param purpose what listens there, e.g. "the sign-in server"
 * @param setting the setting that changes it
 */
record LocalPort(int number, String purpose, String setting) {

    /** Refuses to go on when somebody else listens there. */
    void requireFree(@Nullable InetAddress address) {
        if (number != 0 && (isTaken(address) || isTaken(InetAddress.getLoopbackAddress()))) {
            throw new RefusedStartException(
                    "Port " + number + ", meant for " + purpose + ", is in use by another program.",
                    "Stop that program, or choose another port: --" + setting + "=<port>");
        }
    }

    private boolean isTaken(@Nullable InetAddress address) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(address == null ? new InetSocketAddress(number) : new InetSocketAddress(address, number));
            return false;
        } catch (BindException e) {
            return true;
        } catch (IOException e) {
            throw new IllegalStateException("Can't ask for port " + number, e);
        }
    }
}
