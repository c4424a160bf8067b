package uk.directly.local;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The ports that are asked for before anything starts, so that a taken one costs no half start. The database's is not
 * among them: a server that was left running may have it by right.
 *
 * @param open those that other machines may reach
 * @param own those of this machine only
 * @param address the address of the open ones; none: all
 */
record LocalPorts(
        List<LocalPort> open, List<LocalPort> own, @Nullable InetAddress address) {

    /** From the settings that are in force. */
    static LocalPorts of(Environment environment, LocalSettings settings) {
        int application = environment.getProperty("server.port", Integer.class, settings.applicationPort());
        int management = environment.getProperty("management.server.port", Integer.class, settings.managementPort());
        List<LocalPort> own = new ArrayList<>();
        own.add(new LocalPort(management, "health and the clock", "directly.local.management-port"));
        if (!hasStripeKey(environment)) {
            own.add(new LocalPort(settings.simulatorPort(), "the Stripe simulator", "directly.local.simulator-port"));
        }
        if (LocalSignInCondition.isLocal(environment)) {
            own.add(new LocalPort(settings.signInPort(), "the sign-in server", "directly.local.sign-in-port"));
        }
        return new LocalPorts(
                List.of(new LocalPort(application, "the application", "directly.local.application-port")),
                List.copyOf(own),
                address(environment.getProperty("server.address")));
    }

    /** Refuses to go on when one is taken. */
    void requireFree() {
        open.forEach(port -> port.requireFree(address));
        own.forEach(port -> port.requireFree(InetAddress.getLoopbackAddress()));
    }

    /** With a council's key the simulator stays away. */
    private static boolean hasStripeKey(Environment environment) {
        return Binder.get(environment)
                .bind("directly.stripe.councils", Bindable.mapOf(String.class, Object.class))
                .isBound();
    }

    private static @Nullable InetAddress address(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException e) {
            throw new RefusedStartException("There is no address " + name + ".", "Correct server.address.");
        }
    }
}
