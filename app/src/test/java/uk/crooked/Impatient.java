package uk.crooked;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Waits on the thread that it was given. */
final class Impatient {
    private Impatient() {}

    static @Nullable String wait(Mono<String> later) {
        return later.block();
    }
}
