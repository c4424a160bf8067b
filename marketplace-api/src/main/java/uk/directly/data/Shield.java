package uk.directly.data;

import reactor.core.publisher.Mono;

/**
 * The cancellation shield: once begun, a change runs to its end whoever stops waiting for it.
 *
 * <p>Without it a reactive transaction that is cancelled in its first milliseconds (the browser closed) can go back to
 * the pool still open, and the next person's acknowledged write is lost with it: spring-framework issue 36344, seen on
 * this stack. See docs/adr/0003-cancellation-shield.md.
 */
public final class Shield {
    private Shield() {}

    /** The same work, result and errors, with the caller's Reactor context, but deaf to cancellation. */
    public static <T> Mono<T> shielded(Mono<T> work) {
        return Mono.deferContextual(
                context -> Mono.fromFuture(() -> work.contextWrite(context).toFuture(), true));
    }
}
