package uk.directly.running;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports for one running application.
 *
 * @param database used only by an application in a process of its own
 */
public record Ports(int application, int management, int signIn, int simulator, int database) {
    private static final int LOWEST = 12_000;
    private static final int HIGHEST = 32_000;

    /**
     * Five that nobody uses now. They lie below those that systems give to who connects somewhere: one of those could be
     * taken by a connection between here and the start of the application.
     */
    public static Ports free() {
        Set<Integer> found = new LinkedHashSet<>();
        while (found.size() < 5) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                found.add(port);
            }
        }
        Iterator<Integer> each = found.iterator();
        return new Ports(each.next(), each.next(), each.next(), each.next(), each.next());
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
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
}
