package uk.directly.offer.web;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.directly.money.Pence;
import uk.directly.offer.LowPay;
import uk.directly.offer.OfferArea;
import uk.directly.offer.OfferDetails;
import uk.directly.offer.OfferDraft;
import uk.directly.offer.OfferPrice;
import uk.directly.offer.OfferState;
import uk.directly.offer.Session;
import uk.directly.offer.SessionWords;
import uk.directly.offer.VisitLimits;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/**
 * An offer looked over by whose it is: each answer with "Change", and what can be done with it.
 *
 * @param path its own address
 * @param state where it stands, in a sentence
 * @param answers a row each
 * @param missing what is still to come before it can be published
 * @param canPublish whether there is a button for it
 * @param waits why there is none, where only the council is waited for
 * @param canPause whether people find it now
 * @param lowPay where it pays less than the law says now or soon, that and a button (R56); none: it doesn't
 * @param hasDates whether it is a session with times to come
 */
public record OwnOfferCheckPage(
        Frame frame,
        String path,
        String state,
        List<SummaryRow> answers,
        List<String> missing,
        boolean canPublish,
        @Nullable String waits,
        boolean canPause,
        @Nullable LowPayWords lowPay,
        boolean hasDates,
        FormErrors errors)
        implements Page {

    static OwnOfferCheckPage of(
            Viewer viewer,
            OfferDraft draft,
            String service,
            boolean onRegister,
            LocalDate today,
            @Nullable LowPay lowPay,
            @Nullable String notice,
            FormErrors errors) {
        String path = "/my-page/offers/" + draft.id();
        boolean complete = draft.lacks().isEmpty();
        boolean published = draft.state() == OfferState.PUBLISHED;
        Frame frame = Frame.of(draft.title().isBlank() ? "Your offer" : draft.title(), viewer)
                .under("/my-page")
                .withNotice(notice);
        return new OwnOfferCheckPage(
                errors.isEmpty() ? frame : frame.withError(),
                path,
                state(draft.state()),
                rows(draft, service, path, today),
                draft.lacks().stream().map(OwnOfferCheckPage::missing).toList(),
                complete && !published && onRegister && (lowPay == null || !lowPay.paused()),
                complete && !published && !onRegister
                        ? "It is ready. You can publish it when the council has checked you. It stays here until then."
                        : null,
                published,
                lowPay == null ? null : LowPayWords.of(lowPay),
                published && draft.session() != null,
                errors);
    }

    /**
     * That it pays less than the law says.
     *
     * @param why in sentences
     * @param button what raises it
     */
    public record LowPayWords(String why, String button) {
        static LowPayWords of(LowPay low) {
            String least = Pence.of(low.leastPence()).text() + " an hour";
            String law = "who is employed and 21 or over is paid at least " + least;
            return low.paused()
                    ? new LowPayWords(
                            "We paused this on the day it fell below what the law says: " + law
                                    + ". What is booked stays booked.",
                            "Raise it to " + least + " and publish")
                    : new LowPayWords(
                            "From " + DateWords.date(low.from()) + " the law says: " + law
                                    + ". Some of your prices are lower. If they still are on that day, we pause this.",
                            "Raise it to " + least);
        }
    }

    private static List<SummaryRow> rows(OfferDraft draft, String service, String path, LocalDate today) {
        OfferKind kind = OfferKind.of(draft.price());
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("What", service).changedAt(path + "/what"));
        rows.add(row("About it", List.of(draft.description().split("\\n+"))).changedAt(path + "/what"));
        SummaryRow how = SummaryRow.of("Sold", kind.words());
        rows.add(draft.mayChangeKind() ? how.changedAt(path + "/how") : how);
        if (kind.isBooked()) {
            rows.add(row("Price", prices(draft)).changedAt(path + "/price"));
        }
        if (kind == OfferKind.HOURLY) {
            rows.add(row("At other times", others(draft)).changedAt(path + "/prices"));
        }
        Session session = draft.session();
        if (session != null) {
            rows.add(row("When", SessionWords.when(session)).changedAt(path + "/dates"));
            rows.add(row("Where", where(session)).changedAt(path + "/venue"));
        } else if (kind.isBooked()) {
            rows.add(row("When", WeekTimes.words(draft.hours())).changedAt(path + "/times"));
            List<String> away = AwayAnswers.words(draft, today);
            rows.add(row("Days not as usual", away.isEmpty() ? List.of("None") : away)
                    .changedAt(path + "/away"));
            if (kind.hasLength()) {
                int buffer = draft.visits().bufferMinutes();
                rows.add(SummaryRow.of("Between visits", buffer == 0 ? "No time" : length(buffer))
                        .changedAt(path + "/gap"));
            }
        }
        rows.add(row("How", terms(draft, kind)).changedAt(path + "/terms"));
        if (kind.travels()) {
            rows.add(SummaryRow.of("Where you go", area(draft.area())).changedAt(path + "/area"));
        }
        if (kind.isBooked()) {
            List<String> extras = draft.extras().words();
            rows.add(row("On top", extras.isEmpty() ? List.of("Nothing") : extras)
                    .changedAt(path + "/extras"));
        }
        rows.add(row("Good to know", more(draft.details())).changedAt(path + "/more"));
        return List.copyOf(rows);
    }

    private static List<String> where(Session session) {
        return Stream.concat(SessionWords.where(session).stream(), SessionWords.goodToKnow(session).stream())
                .toList();
    }

    private static SummaryRow row(String key, List<String> lines) {
        return new SummaryRow(key, lines, null);
    }

    private static List<String> prices(OfferDraft draft) {
        OfferPrice price = draft.price();
        List<String> lines = new ArrayList<>();
        lines.add(pounds(price.shownPence(), price.soldBy().per()));
        if (price.halfDayPence() != null) {
            lines.add(Pence.of(price.halfDayPence()).text() + " half a day");
        }
        if (!price.included().isEmpty()) {
            lines.add(price.included());
        }
        return List.copyOf(lines);
    }

    private static List<String> more(OfferDetails details) {
        List<String> lines = new ArrayList<>();
        if (details.workerGender() != null) {
            lines.add(details.workerGender().words());
        }
        details.accessibility().forEach(each -> lines.add(each.words()));
        if (!details.notThis().isBlank()) {
            lines.add("It is not: " + details.notThis());
        }
        return lines.isEmpty() ? List.of("Nothing more") : List.copyOf(lines);
    }

    private static String area(OfferArea area) {
        return area.outcodes().isEmpty()
                ? "Up to " + area.reachMiles() + (area.reachMiles() == 1 ? " mile" : " miles") + " from you"
                : "Only " + String.join(", ", area.outcodes());
    }

    private static List<String> others(OfferDraft draft) {
        OptionalLong weekday = draft.rates().in(Band.WEEKDAY);
        List<String> lines = PriceAnswers.OTHER_TIMES.stream()
                .filter(band -> !draft.rates().in(band).equals(weekday))
                .map(band -> band(band) + ": " + pounds(draft.rates().in(band), " an hour"))
                .toList();
        return lines.isEmpty() ? List.of("The same") : lines;
    }

    private static List<String> terms(OfferDraft draft, OfferKind kind) {
        List<String> lines = new ArrayList<>();
        VisitLimits visits = draft.visits();
        if (kind.hasLength()) {
            lines.add("Visits from " + length(visits.shortestMinutes()) + " to " + length(visits.longestMinutes()));
        }
        if (kind.isBooked()) {
            lines.add(
                    visits.noticeMinutes() == 0
                            ? "Booked at any time before"
                            : "Booked at least " + length(visits.noticeMinutes()) + " before");
            lines.addAll(draft.cancellation().words());
        } else {
            lines.add("People write to you first. Nothing is booked here");
        }
        if (draft.openTo().contains(Engagement.EMPLOYED)) {
            lines.add("You can be employed by the person");
        }
        return List.copyOf(lines);
    }

    private static String length(int minutes) {
        return DateWords.length(Duration.ofMinutes(minutes));
    }

    private static String band(Band band) {
        return switch (band) {
            case EVENING -> "Evenings";
            case SATURDAY -> "Saturdays";
            case SUNDAY -> "Sundays";
            case BANK_HOLIDAY -> "Bank holidays";
            case WEEKDAY, WAKING_NIGHT, SLEEP_IN -> "Weekdays";
        };
    }

    private static String pounds(OptionalLong pence, String per) {
        return pence.isPresent() ? Pence.of(pence.getAsLong()).text() + per : "Not said yet";
    }

    private static String state(OfferState state) {
        return switch (state) {
            case DRAFT -> "Only you see this. Nobody can find it yet.";
            case PUBLISHED -> "People can find this and book it.";
            case PAUSED -> "Paused: nobody finds it now. What is booked stays booked.";
            case WITHDRAWN -> "You took this away.";
        };
    }

    private static String missing(OfferDraft.Part part) {
        return switch (part) {
            case TITLE -> "Give it a name";
            case DESCRIPTION -> "Tell people about it";
            case PRICE -> "Say what you ask for it";
            case TIMES -> "Say when you can come";
            case DATES -> "Say when it is";
            case VENUE -> "Say where it is";
        };
    }

    @Override
    public String template() {
        return "offer/own/check";
    }
}
