package uk.directly.notice;

import java.time.Instant;
import java.util.List;

/** What would have gone out, where nothing does: on this machine, where everyone is made up. */
public interface SentHere {
    /** The latest first; some hundreds at most. */
    List<Sent> latest();

    /**
     * One message.
     *
     * @param at when it would have gone, in product time
     */
    record Sent(Instant at, Message message) {}
}
