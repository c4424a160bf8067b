package uk.directly.testing;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Proves that the watch over event loops is on in the test JVM, on this JDK, with the parent's flags. */
class BlockHoundTests {

    @Test
    void catchesABlockingCallOnAThreadThatMustNotBlock() {
        StepVerifier.create(sleeping().subscribeOn(Schedulers.parallel()))
                .expectError(BlockingOperationError.class)
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void letsTheSameCallPassWhereBlockingIsAllowed() {
        Scheduler elastic = Schedulers.boundedElastic();

        StepVerifier.create(sleeping().subscribeOn(elastic))
                .expectNext("woken")
                .expectComplete()
                .verify(Duration.ofSeconds(10));
    }

    private static Mono<String> sleeping() {
        return Mono.fromCallable(() -> {
            Thread.sleep(1);
            return "woken";
        });
    }
}
