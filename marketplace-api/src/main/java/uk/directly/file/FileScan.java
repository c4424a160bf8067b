package uk.directly.file;

import reactor.core.publisher.Mono;

/** Looks a file over for what does harm, before it is kept. Never fails: what can't be told is {@link Verdict#UNKNOWN}. */
public interface FileScan {
    /** Looks at the whole content of a file. */
    Mono<Verdict> scan(byte[] content);

    /** What it came to. */
    enum Verdict {
        CLEAN,
        /** There is something in it: it is not kept. */
        HARMFUL,
        /** Nobody could look just now: it is not kept either, and may be sent again. */
        UNKNOWN
    }
}
