package uk.directly.booking.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.booking.Course;
import uk.directly.booking.Extras;
import uk.directly.booking.Telling;
import uk.directly.rate.Engagement;
import uk.directly.rate.PriceItem;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.TypedPounds;
import uk.directly.web.TypedTime;

/**
 * What stands below "Tell us your hours", as it was filled in: none of it is needed.
 *
 * @param kind of an employed person's time (R85); empty: worked
 */
public record HoursMore(
        String breakFrom, String breakTo, String awakeFrom, String awakeTo, String miles, String costs, String kind) {
    static final HoursMore NONE = new HoursMore("", "", "", "", "", "", "");

    private static final String BREAK = "break-from";
    private static final String AWAKE = "awake-from";
    private static final String MILES = "miles";
    private static final String COSTS = "costs";

    /** What was sent, field by field. */
    static HoursMore of(Function<String, @Nullable String> field) {
        return new HoursMore(
                text(field.apply(BREAK)),
                text(field.apply("break-to")),
                text(field.apply(AWAKE)),
                text(field.apply("awake-to")),
                text(field.apply(MILES)),
                text(field.apply(COSTS)),
                text(field.apply("kind")));
    }

    /** What was told before, to be corrected; of several breaks the first. */
    static HoursMore of(Booking booking) {
        Booking.Visit visit = booking.visit();
        Course.Told told = booking.since().told();
        if (visit == null) {
            return NONE;
        }
        List<Telling.Stretch> breaks = told == null ? List.of() : told.breaks();
        List<Telling.Stretch> awake = told == null ? List.of() : told.awake();
        long costs = amount(visit, PriceItem.Kind.COSTS, PriceItem::amountPence);
        long miles = amount(visit, PriceItem.Kind.MILEAGE, PriceItem::count);
        return new HoursMore(
                time(breaks, Telling.Stretch::start),
                time(breaks, Telling.Stretch::end),
                time(awake, Telling.Stretch::start),
                time(awake, Telling.Stretch::end),
                miles == 0 ? "" : String.valueOf(miles),
                costs == 0 ? "" : TypedPounds.text(costs),
                told == null || booking.engagement() != Engagement.EMPLOYED ? "" : told.kind());
    }

    /** Whether any of it was filled in. */
    public boolean isFilledIn() {
        return !equals(NONE) && !equals(new HoursMore("", "", "", "", "", "", Telling.Kind.WORKED.slug()));
    }

    /** What it says of a visit of that time. */
    Reading read(Instant start, Instant end) {
        List<FormErrors.Wrong> wrong = new ArrayList<>();
        List<Telling.Stretch> breaks = stretch(BREAK, breakFrom, breakTo, start, wrong);
        List<Telling.Stretch> awake = stretch(AWAKE, awakeFrom, awakeTo, start, wrong);
        boolean number = miles.isEmpty() || miles.matches("[0-9]{1,3}");
        if (!number) {
            wrong.add(new FormErrors.Wrong(MILES, "Give the miles as a number, like 12"));
        }
        Long pence = costs.isEmpty() ? Long.valueOf(0) : TypedPounds.pence(costs);
        if (pence == null) {
            wrong.add(new FormErrors.Wrong(COSTS, "Give what it cost, like 4.50"));
        }
        if (!wrong.isEmpty() || pence == null) {
            return new Reading.Wrong(new FormErrors(wrong));
        }
        Extras extras = new Extras(miles.isEmpty() ? 0 : Integer.parseInt(miles), pence);
        return new Reading.Told(new Telling(start, end, breaks, awake, extras, kindOf(kind)));
    }

    /** Which of the fields there are for this visit. */
    static Asked asked(Booking booking) {
        boolean flat = booking.wholeBand() != null && booking.wholeBand().isFlat();
        return new Asked(
                !flat && !booking.lines().isEmpty(),
                flat,
                booking.extras().mileagePence() != null,
                booking.extras().costsUpToPence() != null,
                booking.engagement() == Engagement.EMPLOYED ? kinds() : List.of());
    }

    /**
     * Which fields there are.
     *
     * @param kinds what the time can have been; empty: it isn't asked
     */
    public record Asked(boolean breaks, boolean awake, boolean miles, boolean costs, List<Choice> kinds) {
        /** Whether there is any. */
        public boolean any() {
            return breaks || awake || miles || costs || !kinds.isEmpty();
        }
    }

    /** Beside which field a refusal of the booking is shown. */
    static String field(String refused) {
        return switch (refused) {
            case "breaks" -> BREAK;
            case "awake" -> AWAKE;
            case "extras.miles" -> MILES;
            case "extras.costsPence" -> COSTS;
            default -> refused;
        };
    }

    private static List<Choice> kinds() {
        return List.of(
                Choice.of("worked", "Worked"),
                Choice.of("training", "Training"),
                Choice.of("holiday", "Paid holiday"),
                Choice.of("sick", "Off sick"),
                Choice.of("notice", "In my notice"),
                Choice.of("short-notice-cancellation", "Called off too late"));
    }

    private static Telling.Kind kindOf(String slug) {
        for (Telling.Kind each : Telling.Kind.values()) {
            if (each.slug().equals(slug)) {
                return each;
            }
        }
        return Telling.Kind.WORKED;
    }

    private static List<Telling.Stretch> stretch(
            String field, String from, String to, Instant start, List<FormErrors.Wrong> wrong) {
        if (from.isEmpty() && to.isEmpty()) {
            return List.of();
        }
        LocalTime first = TypedTime.of(from);
        LocalTime last = TypedTime.of(to);
        if (first == null || last == null) {
            wrong.add(new FormErrors.Wrong(field, "Give both times, like 1pm and 1:30pm"));
            return List.of();
        }
        Instant begin = next(first, start);
        return List.of(new Telling.Stretch(begin, next(last, begin.plusSeconds(1))));
    }

    /** The first time of that name that isn't before an instant: after midnight it is the next day's. */
    private static Instant next(LocalTime time, Instant from) {
        LocalDateTime local = LocalDateTime.ofInstant(from, DateWords.LONDON);
        LocalDateTime meant = local.toLocalDate().atTime(time);
        for (int day = 0; day <= 1; day++) {
            for (ZoneOffset offset : DateWords.LONDON.getRules().getValidOffsets(meant.plusDays(day))) {
                Instant found = meant.plusDays(day).toInstant(offset);
                if (!found.isBefore(from)) {
                    return found;
                }
            }
        }
        return meant.plusDays(1).atZone(DateWords.LONDON).toInstant();
    }

    private static String time(List<Telling.Stretch> stretches, Function<Telling.Stretch, Instant> which) {
        return stretches.isEmpty() ? "" : DateWords.time(which.apply(stretches.getFirst()));
    }

    private static long amount(Booking.Visit visit, PriceItem.Kind kind, ToLongFunction<PriceItem> what) {
        return visit.items().stream()
                .filter(item -> item.kind() == kind)
                .mapToLong(what)
                .sum();
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** What it comes to, with the hours. */
    sealed interface Reading {
        /** All of it. */
        record Told(Telling telling) implements Reading {}

        /** What is wrong with it. */
        record Wrong(FormErrors errors) implements Reading {}
    }
}
