package uk.directly.booking;

import static uk.directly.booking.BookingState.ASKING;
import static uk.directly.booking.BookingState.CANCELLED;
import static uk.directly.booking.BookingState.CONFIRMED;
import static uk.directly.booking.BookingState.DECLINED;
import static uk.directly.booking.BookingState.DID_NOT_HAPPEN;
import static uk.directly.booking.BookingState.EXPIRED;
import static uk.directly.booking.BookingState.QUERIED;
import static uk.directly.booking.BookingState.RECORDED;
import static uk.directly.booking.BookingState.REQUESTED;
import static uk.directly.booking.BookingState.SETTLED;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which event leads from which state of a booking to which: every state stands here, and what doesn't stand here is refused.
 * The services take their steps by {@link uk.directly.booking.model.Stage}; the database refuses a move that this doesn't
 * have ({@code booking_moves}); a test drives all states by all events and prints {@code docs/booking-states.md}.
 */
public final class BookingGraph {
    private static final Map<BookingState, Map<BookingEvent, BookingState>> NEXT = graph();

    private BookingGraph() {}

    private static Map<BookingState, Map<BookingEvent, BookingState>> graph() {
        Map<BookingState, Map<BookingEvent, BookingState>> graph = new EnumMap<>(BookingState.class);
        graph.put(
                ASKING,
                Map.of(
                        BookingEvent.BOOK, REQUESTED,
                        BookingEvent.IN_PLAN, REQUESTED,
                        BookingEvent.NOT_IN_PLAN, DECLINED,
                        BookingEvent.RUN_OUT, EXPIRED,
                        BookingEvent.CANCEL, CANCELLED,
                        BookingEvent.PAUSE, CANCELLED,
                        BookingEvent.END, CANCELLED));
        graph.put(
                REQUESTED,
                Map.of(
                        BookingEvent.ACCEPT, CONFIRMED,
                        BookingEvent.DECLINE, DECLINED,
                        BookingEvent.PROPOSE, REQUESTED,
                        BookingEvent.WITHDRAW, REQUESTED,
                        BookingEvent.TAKE, DECLINED,
                        BookingEvent.WANT_NONE, DECLINED,
                        BookingEvent.RUN_OUT, EXPIRED,
                        BookingEvent.CANCEL, CANCELLED,
                        BookingEvent.PAUSE, CANCELLED,
                        BookingEvent.END, CANCELLED));
        graph.put(
                CONFIRMED,
                Map.of(
                        BookingEvent.CANCEL, CANCELLED,
                        BookingEvent.PAUSE, CANCELLED,
                        BookingEvent.CALL_OFF, CANCELLED,
                        BookingEvent.END, CANCELLED,
                        BookingEvent.DID_NOT_HAPPEN, BookingState.DID_NOT_HAPPEN,
                        BookingEvent.RECORD, RECORDED));
        graph.put(
                RECORDED,
                Map.of(
                        BookingEvent.CORRECT, RECORDED,
                        BookingEvent.APPROVE, SETTLED,
                        BookingEvent.APPROVE_PART, QUERIED,
                        BookingEvent.QUERY, QUERIED,
                        BookingEvent.SILENCE, SETTLED,
                        BookingEvent.SILENCE_PART, QUERIED,
                        BookingEvent.LAPSE, EXPIRED));
        graph.put(
                QUERIED,
                Map.of(
                        // Not once a part of it was approved.
                        BookingEvent.CORRECT, RECORDED,
                        BookingEvent.APPROVE, SETTLED,
                        BookingEvent.APPROVE_PART, QUERIED,
                        BookingEvent.QUERY, QUERIED,
                        BookingEvent.LAPSE, EXPIRED,
                        BookingEvent.LAPSE_PART, SETTLED));
        for (BookingState over : EnumSet.of(SETTLED, CANCELLED, DECLINED, EXPIRED, DID_NOT_HAPPEN)) {
            graph.put(over, Map.of());
        }
        return Collections.unmodifiableMap(graph);
    }

    /** The states that stand here: a test says that it is all of them. */
    public static Set<BookingState> states() {
        return NEXT.keySet();
    }

    /** Where an event leads from there; empty: it is refused. */
    public static Optional<BookingState> next(BookingState from, BookingEvent event) {
        return Optional.ofNullable(NEXT.getOrDefault(from, Map.of()).get(event));
    }

    /** Whether anything leads from the one to the other. */
    public static boolean moves(BookingState from, BookingState to) {
        return NEXT.getOrDefault(from, Map.of()).containsValue(to);
    }

    /** Why nothing of the kind can be done any more, or yet; in plain English. */
    public static String refusal(BookingState state) {
        return switch (state) {
            case ASKING -> "The council was asked about it, and the provider knows nothing of it yet.";
            case REQUESTED -> "The provider has not answered yet.";
            case CONFIRMED -> "It is booked, and what happened has not been told yet.";
            case RECORDED -> "The provider has told what happened; it waits for the person's yes.";
            case QUERIED -> "It is not agreed yet.";
            case SETTLED -> "It is agreed and paid, or being paid.";
            case CANCELLED -> "It was cancelled.";
            case DECLINED -> "The provider said no, and the money went back.";
            case EXPIRED -> "Nobody answered in time, and the money went back.";
            case DID_NOT_HAPPEN -> "It did not happen.";
        };
    }

    /** All of it as a page for people who read code. */
    public static String page() {
        StringBuilder page = new StringBuilder(400);
        page.append("""
                # The states of a booking

                Printed by `BookingGraphTests` from `BookingGraph`; a test fails where the two differ. What stands in no cell is
                refused with 409 `wrong-state` and the state.

                | event | what happens | from → to |
                |---|---|---|
                """);
        for (BookingEvent event : BookingEvent.values()) {
            page.append("| `")
                    .append(event.slug())
                    .append("` | ")
                    .append(event.words())
                    .append(" | ")
                    .append(ways(event))
                    .append(" |\n");
        }
        page.append("\n```mermaid\nstateDiagram-v2\n");
        NEXT.forEach((from, events) -> new java.util.TreeMap<>(events)
                .forEach((event, to) -> page.append("    ")
                        .append(from.slug())
                        .append(" --> ")
                        .append(to.slug())
                        .append(": ")
                        .append(event.slug())
                        .append('\n')));
        return page.append("```\n").toString();
    }

    private static String ways(BookingEvent event) {
        StringBuilder ways = new StringBuilder();
        NEXT.forEach((from, events) -> {
            BookingState to = events.get(event);
            if (to != null) {
                ways.append(ways.isEmpty() ? "" : "; ")
                        .append(from.slug())
                        .append(" → ")
                        .append(to.slug());
            }
        });
        return ways.toString();
    }
}
