package uk.directly.notice;

import reactor.core.publisher.Mono;

/** Prints letters: PDF/UA-1, in large print where that is wanted. */
public interface LetterPrinter {
    /** The letter as a PDF. */
    Mono<byte[]> print(Letter letter);
}
