package uk.directly.payment;

import java.util.UUID;

/** The end of a list that begins with the newest: ids are ordered by when they were made. */
final class Newest {
    /** Above every id. */
    static final UUID FIRST = new UUID(-1L, -1L);

    private Newest() {}
}
