package uk.directly.booking.web;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.IndividualRate;
import uk.directly.booking.RateFacts;
import uk.directly.booking.RateReason;
import uk.directly.booking.RateRequest;
import uk.directly.booking.RateRequestBook;
import uk.directly.booking.RateRequestState;
import uk.directly.council.London;
import uk.directly.council.WorkingDays;
import uk.directly.money.Pence;
import uk.directly.rate.Band;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Navigation;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;
import uk.directly.web.Viewer;

/** Writes the officers' pages about requests for a different rate. */
final class RateAnswerPages {
    static final String LIST = "/rate-requests";

    private RateAnswerPages() {}

    static RatesWaitingPage list(
            Viewer viewer,
            List<RateRequest> requests,
            RateRequestBook.Count count,
            WorkingDays workingDays,
            LocalDate today,
            int shown,
            @Nullable String done) {
        List<RateRequest> here = requests.size() > shown ? requests.subList(0, shown) : requests;
        return new RatesWaitingPage(
                frame("Different rates", viewer)
                        .withNotice("answered".equals(done) ? "Answered. They see it on their pages now." : null),
                sentence(count),
                here.isEmpty() ? null : table(here, workingDays, today),
                requests.size() > shown
                        ? Address.of(LIST)
                                .with("day", here.getLast().answerBy())
                                .with("after", here.getLast().id())
                                .toString()
                        : null);
    }

    private static Frame frame(String title, Viewer viewer) {
        return Frame.of(title, viewer).under(viewer.navigation() == Navigation.SOCIAL_WORK ? "/questions" : "/home");
    }

    private static String sentence(RateRequestBook.Count count) {
        if (count.waiting() == 0) {
            return "Nobody waits for an answer.";
        }
        return DateWords.count(count.waiting(), "request") + (count.waiting() == 1 ? " waits" : " wait")
                + " for an answer"
                + (count.late() == 0 ? "." : ", " + count.late() + " of them longer than we promised.");
    }

    private static Table table(List<RateRequest> here, WorkingDays workingDays, LocalDate today) {
        return new Table(
                "Who asks for a different rate",
                List.of(
                        Table.Column.text("Provider"),
                        Table.Column.text("Who"),
                        Table.Column.number("Above our rate"),
                        Table.Column.number("Working days"),
                        Table.Column.text("Answer by")),
                here.stream()
                        .map(request -> Table.Row.to(
                                LIST + "/" + request.id(),
                                request.provider().name() + ", "
                                        + request.service().name(),
                                request.holderName(),
                                Pence.of(request.pricePence() - request.basePence())
                                                .text() + " a visit",
                                String.valueOf(workingDays.between(
                                        request.askedAt().atZone(London.ZONE).toLocalDate(), today)),
                                DateWords.day(request.answerBy()) + (request.isLate(today) ? ", late" : "")))
                        .toList());
    }

    /**
     * One request.
     *
     * @param readsWords whether this officer may read what people write (R93)
     */
    static RateAnswerPage one(
            Viewer viewer,
            RateRequest request,
            RateFacts facts,
            boolean readsWords,
            RateAnswerForm form,
            FormErrors errors) {
        Frame frame = frame("Does the council pay more for " + request.holderName() + "?", viewer);
        return new RateAnswerPage(
                errors.isEmpty() ? frame : frame.withError(),
                asked(request, readsWords),
                prices(facts),
                beside(request, facts),
                request.state() == RateRequestState.WAITING,
                answered(request),
                LIST + "/" + request.id(),
                form.yes(),
                form.rate(),
                facts.offered().penceByBand().keySet().stream()
                        .map(band -> new RateAnswerPage.BandField(
                                RateAnswerForm.field(band),
                                PriceWords.band(band),
                                form.bands().getOrDefault(band, "")))
                        .toList(),
                form.from(),
                form.until(),
                form.words(),
                errors);
    }

    private static List<SummaryRow> asked(RateRequest request, boolean readsWords) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("Provider", request.provider().name()));
        rows.add(new SummaryRow(
                "What", List.of(request.title(), request.service().name()), null));
        rows.add(SummaryRow.of("The visit", DateWords.visit(request.start(), request.end())));
        rows.add(SummaryRow.of(
                "It costs",
                Pence.of(request.pricePence()).text() + ", of which the council paid "
                        + Pence.of(request.basePence()).text() + " when it was asked"));
        rows.add(new SummaryRow(
                "Why", request.reasons().stream().map(RateReason::words).toList(), null));
        String words = request.words();
        if (words != null) {
            rows.add(new SummaryRow(
                    "In their words",
                    readsWords
                            ? words.lines().filter(line -> !line.isBlank()).toList()
                            : List.of("They wrote some. A social worker can read them."),
                    null));
        }
        rows.add(SummaryRow.of(
                "Nobody at the base rate could do it", request.noneAtBase() ? "They say so" : "Not said"));
        rows.add(SummaryRow.of(
                "Asked",
                DateWords.day(request.askedAt()) + " by " + request.askedBy()
                        + (request.onBehalfOf() ? " for " + request.holderName() : "")));
        rows.add(SummaryRow.of("Answer by", DateWords.day(request.answerBy())));
        rows.add(SummaryRow.of("The time", kept(request)));
        return rows;
    }

    private static String kept(RateRequest request) {
        RateRequest.Kept kept = request.kept();
        if (kept == null || !request.keepsTime()) {
            return "Not kept";
        }
        return "Kept until " + DateWords.until(kept.until());
    }

    private static Table prices(RateFacts facts) {
        List<Table.Row> rows = new ArrayList<>();
        for (Band band : facts.offered().penceByBand().keySet()) {
            OptionalLong asked = facts.offered().in(band);
            OptionalLong base = facts.base().in(band);
            rows.add(Table.Row.of(
                    PriceWords.band(band),
                    pence(asked),
                    pence(base),
                    base.isEmpty()
                            ? "–"
                            : Pence.of(asked.orElse(0) - base.getAsLong()).text()));
        }
        return new Table(
                "What the provider asks beside the base rate",
                List.of(
                        Table.Column.text("When"),
                        Table.Column.number("Asks"),
                        Table.Column.number("Base rate"),
                        Table.Column.number("Difference")),
                rows);
    }

    private static List<SummaryRow> beside(RateRequest request, RateFacts facts) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of(
                "Their money a week", Pence.of(facts.weeklyPence()).text()));
        if (facts.minutesAtOffer() > 0 && facts.minutesAtBase() > 0) {
            rows.add(SummaryRow.of("It buys at what the provider asks", hours(facts.minutesAtOffer())));
            rows.add(SummaryRow.of("It buys at the base rate", hours(facts.minutesAtBase())));
        }
        rows.add(new SummaryRow("Others who could do it", others(request, facts), null));
        return rows;
    }

    private static List<String> others(RateRequest request, RateFacts facts) {
        List<String> lines = new ArrayList<>();
        Integer all = facts.othersAtBase();
        Integer toEmploy = facts.othersToEmploy();
        lines.add(
                all == null
                        ? "Not known: their home isn’t known, or the time has passed."
                        : DateWords.count(all, "other") + " within " + facts.withinMiles()
                                + " miles, free at that time, at or below the base rate"
                                + (toEmploy == null || toEmploy == 0
                                        ? "."
                                        : ", " + toEmploy + " of them only if employed."));
        if (request.othersAtBase() != null) {
            lines.add("When it was asked: " + request.othersAtBase() + ".");
        }
        return lines;
    }

    private static List<SummaryRow> answered(RateRequest request) {
        List<SummaryRow> rows = new ArrayList<>();
        if (request.answer() != null && request.answeredAt() != null) {
            rows.add(SummaryRow.of(request.state() == RateRequestState.YES ? "Yes" : "No", request.answer()));
            rows.add(SummaryRow.of("Answered", DateWords.day(request.answeredAt()) + " by " + request.answeredBy()));
        }
        IndividualRate rate = request.rate();
        if (rate != null) {
            LocalDate until = rate.until();
            rows.add(new SummaryRow(
                    "The council pays",
                    rate.pence().penceByBand().entrySet().stream()
                            .map(each -> PriceWords.band(each.getKey()) + ": "
                                    + Pence.of(each.getValue()).text())
                            .toList(),
                    null));
            rows.add(SummaryRow.of("From", DateWords.date(rate.from())));
            rows.add(SummaryRow.of("Until", until == null ? "No last day" : DateWords.date(until)));
        }
        if (request.state() == RateRequestState.WITHDRAWN) {
            rows.add(SummaryRow.of("Taken back", "They don’t ask any more."));
        }
        return rows;
    }

    private static String hours(long minutes) {
        return DateWords.length(Duration.ofMinutes(minutes)) + " a week";
    }

    private static String pence(OptionalLong pence) {
        return pence.isEmpty() ? "–" : Pence.of(pence.getAsLong()).text();
    }
}
