package uk.directly.testing;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * On Linux the JDK reads its random numbers from {@code /dev/urandom}, a file that answers at once: session ids, form
 * tokens and proof keys come from there. Nothing of ours is let through.
 */
public final class SystemRandomness implements BlockHoundIntegration {

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside("sun.security.provider.NativePRNG$RandomIO", "readFully");
    }
}
