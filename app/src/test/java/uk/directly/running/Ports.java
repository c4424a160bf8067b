package uk.directly.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Free ports for one running application.
 *
 * @param database used only by an application in a process of its own
 */
public record Ports(int application, int management, int signIn, int simulator, int database) {

    /** Five that nobody uses now. */
    public static Ports free() {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            int[] ports = sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
            return new Ports(ports[0], ports[1], ports[2], ports[3], ports[4]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            sockets.forEach(Ports::close);
        }
    }

    /** The settings that use them. */
    public List<String> arguments() {
        return List.of(
                "--directly.local.application-port=" + application,
                "--directly.local.management-port=" + management,
                "--directly.local.sign-in-port=" + signIn,
                "--directly.local.simulator-port=" + simulator,
                "--directly.local.database-port=" + database);
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
