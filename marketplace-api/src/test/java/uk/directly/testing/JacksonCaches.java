package uk.directly.testing;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Jackson makes the reader of a type once, under a lock: two requests that meet a new type at the same moment
 * wait for each other for some microseconds. Nothing of ours is let through.
 */
public final class JacksonCaches implements BlockHoundIntegration {

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside(
                "tools.jackson.databind.deser.DeserializerCache", "_createAndCacheValueDeserializer");
    }
}
