package uk.directly.testing;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * The validator reads the annotations of a type once and keeps what it found in a map with locks: two requests that meet a
 * new type at the same moment wait for each other for some microseconds. Nothing of ours is let through.
 */
public final class ValidatorCaches implements BlockHoundIntegration {

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside(
                "org.hibernate.validator.internal.util.ConcurrentReferenceHashMap", "putIfAbsent");
    }
}
