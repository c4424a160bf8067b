package uk.directly.booking.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Table;
import uk.directly.web.Viewer;

/** A calendar as a table that says each visit in words, so that it can be read aloud; on a phone it is a list of days. */
record CalendarPages(Viewer viewer, Side side, Way way, LocalDate day) {

    /** Whose calendar it is. */
    enum Side {
        PERSON("/visits", "All visits", "/visits/"),
        PROVIDER("/my-visits", "Your visits", "/my-visits/");

        private final String back;
        private final String backText;
        private final String visit;

        Side(String back, String backText, String visit) {
            this.back = back;
            this.backText = backText;
            this.visit = visit;
        }

        String path() {
            return back + "/calendar";
        }

        String active() {
            return this == PERSON ? "/visits" : "/home";
        }
    }

    /** How much is shown. */
    enum Way {
        DAY,
        WEEK,
        MONTH;

        static Way of(@Nullable String slug) {
            return Arrays.stream(values())
                    .filter(way -> way.slug().equals(slug))
                    .findFirst()
                    .orElse(WEEK);
        }

        String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    LocalDate from() {
        return switch (way) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    LocalDate to() {
        return switch (way) {
            case DAY -> day;
            case WEEK -> from().plusDays(6);
            case MONTH -> from().plusMonths(1).minusDays(1);
        };
    }

    CalendarPage page(List<Booking> visits, Function<Booking, String> state) {
        return new CalendarPage(
                Frame.of(title(), viewer).under(side.active()),
                new Link(side.backText, side.back),
                ways(),
                new Link("Earlier", address(way, earlier())),
                new Link("Later", address(way, to().plusDays(1))),
                days(visits, state),
                visits.isEmpty() ? null : table(visits, state),
                "No visits then.",
                new Link("Show your visits in your own calendar", side.path() + "/address"));
    }

    private LocalDate earlier() {
        return way == Way.MONTH ? from().minusMonths(1) : from().minusDays(way == Way.DAY ? 1 : 7);
    }

    private String title() {
        return switch (way) {
            case DAY -> DateWords.day(day);
            case WEEK -> "Week from " + DateWords.day(from()) + " to " + DateWords.day(to());
            case MONTH -> DateWords.month(day);
        };
    }

    private List<Link> ways() {
        List<Link> links = new ArrayList<>();
        for (Way each : Way.values()) {
            String name = each.name().charAt(0) + each.slug().substring(1);
            links.add(new Link(name, each == way ? "" : address(each, day)));
        }
        return links;
    }

    private String address(Way as, LocalDate on) {
        return Address.of(side.path()).with("show", as.slug()).with("day", on).toString();
    }

    private Table table(List<Booking> visits, Function<Booking, String> state) {
        return new Table(
                "Visits",
                List.of(Table.Column.text("When"), Table.Column.text("Visit"), Table.Column.text("Where it stands")),
                visits.stream()
                        .map(visit -> Table.Row.to(
                                side.visit + visit.id(),
                                DateWords.visit(visit.start(), visit.end()),
                                what(visit),
                                state.apply(visit)))
                        .toList());
    }

    private List<CalendarPage.Day> days(List<Booking> visits, Function<Booking, String> state) {
        Map<LocalDate, List<CalendarPage.Item>> days = new LinkedHashMap<>();
        visits.forEach(visit -> days.computeIfAbsent(
                        LocalDate.ofInstant(visit.start(), DateWords.LONDON), none -> new ArrayList<>())
                .add(new CalendarPage.Item(
                        side.visit + visit.id(),
                        DateWords.times(visit.start(), visit.end()),
                        List.of(what(visit), state.apply(visit)))));
        return days.entrySet().stream()
                .map(each -> new CalendarPage.Day(DateWords.day(each.getKey()), List.copyOf(each.getValue())))
                .toList();
    }

    private String what(Booking visit) {
        return side == Side.PERSON
                ? visit.title() + " with " + visit.provider().name()
                : visit.title() + " for " + visit.holderName();
    }
}
