package uk.directly;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Whose requests are counted together. */
sealed interface Caller {
    /** Whoever signed in, by session or by token, wherever they are: the subject of the sign-in provider. */
    record Person(String subject) implements Caller {}

    /** Everyone at an address who isn't signed in. A home or an office has 2⁶⁴ addresses of IPv6: they are one. */
    record Place(String address) implements Caller {}

    /** Those whose address is hidden from us, together. */
    Caller HIDDEN = new Place("hidden");

    int NETWORK_BYTES = 8;

    /**
     * Where a request comes from. That is the other end of the connection; what headers claim counts only where Spring
     * was told to believe them ({@code server.forward-headers-strategy}), and then it stands here already.
     */
    static Caller at(ServerHttpRequest request) {
        InetAddress address = address(request.getRemoteAddress());
        return switch (address) {
            case null -> HIDDEN;
            case Inet6Address long6 -> new Place(network(long6));
            default -> new Place(address.getHostAddress());
        };
    }

    private static @Nullable InetAddress address(@Nullable InetSocketAddress remote) {
        if (remote == null) {
            return null;
        }
        if (remote.getAddress() != null) {
            return remote.getAddress();
        }
        try {
            // Spring leaves a forwarded address as text. A name is never looked up: it would be the caller's choice.
            return InetAddress.ofLiteral(remote.getHostString());
        } catch (IllegalArgumentException hidden) {
            return null;
        }
    }

    private static String network(Inet6Address address) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Sixteen bytes are an address", e);
        }
    }
}
