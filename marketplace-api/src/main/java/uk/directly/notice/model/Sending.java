package uk.directly.notice.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By which ways a notice goes, and when.
 *
 * @param ways none: it stands on the pages only
 * @param call nobody can be reached at once: they are called (R107)
 */
public record Sending(List<By> ways, boolean call) {
    /** Copies the list. */
    public Sending {
        ways = List.copyOf(ways);
    }

    /**
     * One way.
     *
     * @param day the day whose digest it goes into; null: it goes by itself
     */
    public record By(Way way, boolean urgent, @Nullable LocalDate day, Instant dueAt) {}

    /** A mail to somebody who isn't known here. */
    public static Sending outside(Hours hours, Instant now) {
        return new Sending(List.of(new By(Way.EMAIL, false, null, hours.loud(now))), false);
    }

    /** Of a notice of this urgency to somebody with this form. */
    public static Sending of(Urgency urgency, Happened.Form form, Hours hours, Instant now) {
        Way way = form.way();
        return switch (urgency) {
            case URGENT -> {
                List<By> ways = new ArrayList<>();
                Way at = form.urgentWay();
                if (at != null) {
                    ways.add(new By(at, true, null, now));
                }
                // Who wants a call gets what they usually get as well, and at once.
                if (at == null && (way == Way.EMAIL || way == Way.SMS)) {
                    ways.add(new By(way, true, null, now));
                }
                // Who gets letters gets it on paper as well, to keep.
                if (way == Way.LETTER) {
                    ways.add(new By(way, false, null, now));
                }
                yield new Sending(ways, at == null);
            }
            case NOW -> {
                // A letter wakes nobody.
                Instant due = way == Way.LETTER ? now : hours.loud(now);
                yield new Sending(way == Way.PAGE ? List.of() : List.of(new By(way, false, null, due)), false);
            }
            case DIGEST -> {
                LocalDate day = hours.digestDay(now);
                yield new Sending(
                        way == Way.PAGE ? List.of() : List.of(new By(way, false, day, hours.digestOf(day))), false);
            }
        };
    }
}
