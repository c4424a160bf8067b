package uk.directly.booking;

import reactor.core.publisher.Mono;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.KeptAnswers;

/** R15 before a refusal: the same request may have been done before, and its answer is then given again. */
final class Kept {
    private Kept() {}

    static Mono<BookingResult> orRefused(KeptAnswers kept, IdempotencyKey key, BookingResult result) {
        return result instanceof BookingResult.Refused
                ? kept.find(key, BookingAnswer.class).map(BookingAnswer::result).defaultIfEmpty(result)
                : Mono.just(result);
    }
}
