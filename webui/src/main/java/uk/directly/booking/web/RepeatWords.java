package uk.directly.booking.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.BookingState;
import uk.directly.booking.Series;
import uk.directly.money.Pence;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;
import uk.directly.web.Viewer;

/** Writes the page of visits that come again, for whom they are and for who comes. */
final class RepeatWords {
    static final String PATH = "/repeats";

    private RepeatWords() {}

    /** For the person. */
    static RepeatPage person(Viewer viewer, Series series, Instant now, @Nullable String done) {
        String path = PATH + "/" + series.id();
        List<Link> links = new ArrayList<>();
        if (series.isRunning() && coming(series, now).stream().anyMatch(visit -> visit.stands(now))) {
            links.add(new Link("Move one visit, or it and all that follow", path + "/move"));
        }
        if (series.isRunning()) {
            links.add(new Link("End these visits", path + "/end"));
        }
        links.add(new Link(
                "Book " + series.provider().name() + " again",
                Address.of("/book/" + series.offerId() + "/time")
                        .with("for", series.planLineId())
                        .with("as", series.engagement().slug())
                        .toString()));
        Frame frame = Frame.of(series.title() + " with " + series.provider().name(), viewer)
                .under("/visits")
                .withNotice(notice(done));
        return new RepeatPage(
                frame,
                "/visits",
                "All visits",
                frame.say(sentence(series)),
                facts(series, "Who", series.provider().name()),
                table(series, now, "/visits/"),
                links);
    }

    /** For the provider. */
    static RepeatPage provider(Viewer viewer, Series series, Instant now) {
        String sentence = !series.isRunning()
                ? "These visits have ended. What is booked stays booked."
                : series.stopped() != null
                        ? "No new visits are booked for " + series.holderName()
                                + (series.stopped().equals("frozen") ? " for now." : " any more.")
                                + " What is booked stays booked, and you are paid for it."
                        : series.acceptedAt() != null
                                ? "You said yes. New visits are booked at once, some weeks ahead."
                                : series.holderName() + " waits for your answer.";
        return new RepeatPage(
                Frame.of(series.title() + ": " + series.holderName(), viewer).under("/home"),
                "/requests",
                "Back to requests",
                sentence,
                facts(series, "Who", series.holderName()),
                table(series, now, "/my-visits/"),
                series.isRunning()
                        ? List.of(new Link(
                                "Say no to more of these visits", "/requests/repeats/" + series.id() + "/decline"))
                        : List.of());
    }

    static List<SummaryRow> facts(Series series, String who, String name) {
        List<String> when = new ArrayList<>(
                AgainWords.lines(series.rule(), series.notOnSchoolHolidays(), series.notOnBankHolidays()));
        when.add(DateWords.times(series.firstStart(), series.firstEnd()));
        if (series.endsBefore() != null) {
            when.add("No visits from " + DateWords.date(series.endsBefore()) + " on");
        }
        return List.of(
                SummaryRow.of(who, name),
                SummaryRow.of("What", series.title()),
                new SummaryRow("When", when, null),
                SummaryRow.of("What it is for", series.planLineName()));
    }

    private static String sentence(Series series) {
        String name = series.provider().name();
        if (!series.isRunning()) {
            return "These visits have ended. What is booked stays booked.";
        }
        if (series.stopped() != null) {
            return series.stopped().equals("frozen")
                    ? "The council stopped new bookings from your money for now, so no new visits are booked. What is"
                            + " booked stays booked. New visits follow by themselves when it goes on."
                    : "Your money for these visits has ended, so no new visits are booked.";
        }
        if (series.acceptedAt() == null) {
            return "We asked " + name + ". One yes is for all of them.";
        }
        long waiting = series.visits().stream().filter(Series.Visit::isShort).count();
        return name + " said yes to these visits. "
                + (waiting == 0
                        ? "New ones are booked by themselves, some weeks ahead."
                        : "Your money doesn’t reach for " + DateWords.count(waiting, "visit")
                                + " yet. We try again when money comes in, the soonest first.");
    }

    /** What is to come of it. */
    static List<Series.Visit> coming(Series series, Instant now) {
        return series.visits().stream()
                .filter(visit -> {
                    Instant start = visit.start();
                    return start == null
                            ? !visit.day().isBefore(now.atZone(DateWords.LONDON).toLocalDate())
                            : start.isAfter(now);
                })
                .toList();
    }

    private static @Nullable Table table(Series series, Instant now, String path) {
        List<Table.Row> rows = new ArrayList<>();
        for (Series.Visit visit : coming(series, now)) {
            String day = visit.start() == null || visit.end() == null
                    ? DateWords.day(visit.day())
                    : DateWords.visit(visit.start(), visit.end());
            if (visit.bookingId() != null) {
                rows.add(Table.Row.to(
                        path + visit.bookingId(), day, state(Objects.requireNonNull(visit.bookingState()))));
            } else {
                rows.add(Table.Row.of(day, visit.isShort() ? waits(visit) : AgainWords.skipped(visit.why())));
            }
        }
        return rows.isEmpty()
                ? null
                : new Table(
                        "Coming up", List.of(Table.Column.text("When"), Table.Column.text("Where it stands")), rows);
    }

    private static String waits(Series.Visit visit) {
        long pence =
                Objects.requireNonNullElse(visit.budgetPence(), 0L) + Objects.requireNonNullElse(visit.ownPence(), 0L);
        return "Not promised yet: it would take " + Pence.of(pence).text();
    }

    private static String state(BookingState state) {
        return switch (state) {
            case ASKING -> "Kept while the council is asked";
            case REQUESTED -> "Waiting for an answer";
            case CONFIRMED -> "Booked";
            case RECORDED, QUERIED, SETTLED -> "Has happened";
            case CANCELLED -> "Cancelled";
            case DECLINED -> "Can’t come";
            case EXPIRED -> "No answer, money back";
            case DID_NOT_HAPPEN -> "Didn’t happen";
        };
    }

    private static @Nullable String notice(@Nullable String done) {
        return switch (done == null ? "" : done) {
            case "ended" ->
                "Ended. What was promised for those visits is left to use again, less what cancelling cost.";
            case "moved" -> "Changed. We asked again about the new times.";
            default -> null;
        };
    }
}
