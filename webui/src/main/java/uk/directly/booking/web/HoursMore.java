package uk.directly.booking.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
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
 * @param breaks those that were filled in, as many as there were
 * @param awake the same of the times that they were up
 * @param kind of an employed person's time (R85); empty: worked
 */
public record HoursMore(List<Part> breaks, List<Part> awake, String miles, String costs, String kind) {
    static final HoursMore NONE = new HoursMore(List.of(), List.of(), "", "", "");

    private static final String BREAK = "break";
    private static final String AWAKE = "awake";
    private static final String MILES = "miles";
    private static final String COSTS = "costs";

    /** What was sent, field by field. */
    static HoursMore of(Function<String, @Nullable String> field) {
        return new HoursMore(
                Part.all(BREAK, field),
                Part.all(AWAKE, field),
                text(field.apply(MILES)),
                text(field.apply(COSTS)),
                text(field.apply("kind")));
    }

    /** What was told before, to be corrected: all of it, so that nothing is lost by sending it again. */
    static HoursMore of(Booking booking) {
        Booking.Visit visit = booking.visit();
        Course.Told told = booking.since().told();
        if (visit == null) {
            return NONE;
        }
        long costs = amount(visit, PriceItem.Kind.COSTS, PriceItem::amountPence);
        long miles = amount(visit, PriceItem.Kind.MILEAGE, PriceItem::count);
        return new HoursMore(
                told == null ? List.of() : told.breaks().stream().map(Part::of).toList(),
                told == null ? List.of() : told.awake().stream().map(Part::of).toList(),
                miles == 0 ? "" : String.valueOf(miles),
                costs == 0 ? "" : TypedPounds.text(costs),
                told == null || booking.engagement() != Engagement.EMPLOYED ? "" : told.kind());
    }

    /** Whether any of it was filled in. */
    public boolean isFilledIn() {
        return !equals(NONE) && !equals(new HoursMore(List.of(), List.of(), "", "", Telling.Kind.WORKED.slug()));
    }

    /** What it says of a visit of that time. */
    Reading read(Instant start, Instant end) {
        List<FormErrors.Wrong> wrong = new ArrayList<>();
        List<Telling.Stretch> pauses = stretches(BREAK, breaks, start, wrong);
        List<Telling.Stretch> up = stretches(AWAKE, awake, start, wrong);
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
        return new Reading.Told(new Telling(start, end, pauses, up, extras, kindOf(kind)));
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
            case "breaks" -> Part.from(BREAK, 1);
            case "awake" -> Part.from(AWAKE, 1);
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

    private static List<Telling.Stretch> stretches(
            String what, List<Part> parts, Instant start, List<FormErrors.Wrong> wrong) {
        List<Telling.Stretch> found = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            LocalTime first = TypedTime.of(parts.get(i).from());
            LocalTime last = TypedTime.of(parts.get(i).to());
            if (first == null || last == null) {
                wrong.add(new FormErrors.Wrong(Part.from(what, i + 1), "Give both times, like 1pm and 1:30pm"));
            } else {
                Instant begin = next(first, start);
                found.add(new Telling.Stretch(begin, next(last, begin.plusSeconds(1))));
            }
        }
        return List.copyOf(found);
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

    private static long amount(Booking.Visit visit, PriceItem.Kind kind, ToLongFunction<PriceItem> what) {
        return visit.items().stream()
                .filter(item -> item.kind() == kind)
                .mapToLong(what)
                .sum();
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** The fields for breaks: each that was filled in, and one more. */
    public List<Row> breakRows() {
        return Row.all(BREAK, breaks);
    }

    /** The same for the times that they were up. */
    public List<Row> awakeRows() {
        return Row.all(AWAKE, awake);
    }

    /** From when to when, as it was typed. */
    public record Part(String from, String to) {
        /** More than a visit can have; what a browser makes up is not read for ever. */
        private static final int MOST = 30;

        static Part of(Telling.Stretch stretch) {
            return new Part(DateWords.time(stretch.start()), DateWords.time(stretch.end()));
        }

        /** Those that were sent; what was left empty is none. */
        static List<Part> all(String what, Function<String, @Nullable String> field) {
            return IntStream.rangeClosed(1, MOST)
                    .mapToObj(n -> new Part(text(field.apply(from(what, n))), text(field.apply(to(what, n)))))
                    .filter(part -> !part.from().isEmpty() || !part.to().isEmpty())
                    .toList();
        }

        /** The name of the field, e.g. {@code break-from}, {@code break2-from}. */
        static String from(String what, int n) {
            return (n == 1 ? what : what + n) + "-from";
        }

        static String to(String what, int n) {
            return (n == 1 ? what : what + n) + "-to";
        }
    }

    /** Two fields of the form, and what stands in them; {@code number} is 1 for the first. */
    public record Row(int number, String fromName, String toName, Part part) {
        private static final int LEAST = 2;

        static List<Row> all(String what, List<Part> parts) {
            return IntStream.rangeClosed(1, Math.max(LEAST, parts.size() + 1))
                    .mapToObj(n -> new Row(
                            n,
                            Part.from(what, n),
                            Part.to(what, n),
                            n > parts.size() ? new Part("", "") : parts.get(n - 1)))
                    .toList();
        }

        /** Whether it is the first of its kind. */
        public boolean isFirst() {
            return number == 1;
        }
    }

    /** What it comes to, with the hours. */
    sealed interface Reading {
        /** All of it. */
        record Told(Telling telling) implements Reading {}

        /** What is wrong with it. */
        record Wrong(FormErrors errors) implements Reading {}
    }
}
