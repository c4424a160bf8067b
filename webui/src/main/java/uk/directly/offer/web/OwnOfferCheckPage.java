package uk.directly.offer.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import uk.directly.money.Pence;
import uk.directly.offer.OfferDraft;
import uk.directly.offer.OfferState;
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
        FormErrors errors)
        implements Page {

    static OwnOfferCheckPage of(
            Viewer viewer,
            OfferDraft draft,
            String service,
            boolean onRegister,
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
                rows(draft, service, path),
                draft.lacks().stream().map(OwnOfferCheckPage::missing).toList(),
                complete && !published && onRegister,
                complete && !published && !onRegister
                        ? "It is ready. You can publish it when the council has checked you. It stays here until then."
                        : null,
                published,
                errors);
    }

    private static List<SummaryRow> rows(OfferDraft draft, String service, String path) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("What", service).changedAt(path + "/what"));
        rows.add(new SummaryRow("About it", List.of(draft.description().split("\\n+")), null)
                .changedAt(path + "/words"));
        rows.add(SummaryRow.of("Price", pounds(draft.rates().in(Band.WEEKDAY))).changedAt(path + "/price"));
        rows.add(new SummaryRow("At other times", others(draft), null).changedAt(path + "/prices"));
        rows.add(new SummaryRow("When", WeekTimes.words(draft.hours()), null).changedAt(path + "/times"));
        rows.add(new SummaryRow("How", terms(draft), null).changedAt(path + "/terms"));
        return List.copyOf(rows);
    }

    private static List<String> others(OfferDraft draft) {
        OptionalLong weekday = draft.rates().in(Band.WEEKDAY);
        List<String> lines = OfferAnswers.OTHER_TIMES.stream()
                .filter(band -> !draft.rates().in(band).equals(weekday))
                .map(band -> band(band) + ": " + pounds(draft.rates().in(band)))
                .toList();
        return lines.isEmpty() ? List.of("The same") : lines;
    }

    private static List<String> terms(OfferDraft draft) {
        List<String> lines = new ArrayList<>();
        lines.add("Up to " + draft.reachMiles() + (draft.reachMiles() == 1 ? " mile" : " miles") + " from you");
        lines.add("Visits from " + length(draft.shortestMinutes()) + " to " + length(draft.longestMinutes()));
        lines.add(
                draft.noticeMinutes() == 0
                        ? "Booked at any time before"
                        : "Booked at least " + length(draft.noticeMinutes()) + " before");
        lines.addAll(draft.cancellation().words());
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

    private static String pounds(OptionalLong pence) {
        return pence.isPresent() ? Pence.of(pence.getAsLong()).text() + " an hour" : "Not said yet";
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
            case PRICE -> "Say what you ask for an hour";
            case TIMES -> "Say when you can come";
        };
    }

    @Override
    public String template() {
        return "offer/own/check";
    }
}
