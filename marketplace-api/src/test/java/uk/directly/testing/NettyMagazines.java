package uk.directly.testing;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * When many event loops ask for memory at once, Netty's allocator grows, and gives back what it no longer needs under a
 * lock that is held for some microseconds. Without this the connection dies that happened to ask. Nothing of ours is
 * let through.
 */
public final class NettyMagazines implements BlockHoundIntegration {

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside(
                "io.netty.buffer.AdaptivePoolingAllocator$MagazineGroup", "tryExpandMagazines");
    }
}
