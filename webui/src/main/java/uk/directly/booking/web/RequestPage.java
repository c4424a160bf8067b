package uk.directly.booking.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.booking.OtherTimes;
import uk.directly.booking.Proposal;
import uk.directly.rate.PriceItem;
import uk.directly.web.AgreedPart;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;

/**
 * A request: what somebody asks for, what it pays, what both agree to; yes or no.
 *
 * @param facts what, when, until when to answer
 * @param price line by line
 * @param agreed what both sides agree to
 * @param action where the yes is sent
 * @param decline where the no is given
 * @param otherTimes where other times are named; null: a session has its own, or some wait already
 * @param proposed those that wait for the person's answer
 * @param again how it comes again, and what a yes means then; null: once
 */
public record RequestPage(
        Frame frame,
        List<SummaryRow> facts,
        Table price,
        List<AgreedPart> agreed,
        String person,
        String action,
        String decline,
        @Nullable Again again,
        @Nullable String otherTimes,
        @Nullable Proposed proposed)
        implements Page {
    /**
     * Other times that were named, and wait for the person's answer.
     *
     * @param times each of them
     * @param until until when the person can choose
     * @param withdraw where they are taken back
     */
    public record Proposed(List<String> times, String until, String withdraw) {}

    /** The same where other times wait for an answer (ADR 36). */
    RequestPage with(Proposal open) {
        return new RequestPage(
                frame,
                facts,
                price,
                agreed,
                person,
                action,
                decline,
                again,
                null,
                new Proposed(
                        open.times().stream()
                                .map(each -> DateWords.visit(each.start(), each.end())
                                        + (each.free() ? "" : ". Not free any more"))
                                .toList(),
                        DateWords.dayAndTime(open.answerBy()),
                        action + "/other-times/withdraw"));
    }

    static RequestPage of(Frame frame, Booking booking) {
        String path = "/requests/" + booking.id();
        return new RequestPage(
                frame,
                facts(booking),
                PriceWords.table("What it pays", booking.lines(), booking.items(), "In all", booking.pricePence()),
                AgreedPart.of(booking.terms()),
                booking.holderName(),
                path,
                path + "/decline",
                again(booking),
                OtherTimes.isOneOfTwo(booking)
                                || booking.items().stream().anyMatch(item -> item.kind() == PriceItem.Kind.PLACE)
                        ? null
                        : path + "/other-times",
                null);
    }

    private static @Nullable Again again(Booking booking) {
        Booking.InSeries part = booking.series();
        return part == null || part.accepted() || !part.running()
                ? null
                : new Again(
                        capital(AgainWords.of(part.rule())),
                        DateWords.count(part.booked(), "visit") + " so far. If you accept, you say yes to all of them,"
                                + " and later ones are booked at once, some weeks ahead.",
                        "/requests/repeats/" + part.id(),
                        "/requests/" + booking.id() + "/only",
                        "/requests/repeats/" + part.id() + "/decline");
    }

    private static String capital(String words) {
        return VisitPages.capital(words);
    }

    private static List<SummaryRow> facts(Booking booking) {
        List<SummaryRow> rows = new ArrayList<>(List.of(
                SummaryRow.of("What", booking.title()),
                SummaryRow.of("When", ProviderWords.times(booking.start(), booking.end())),
                SummaryRow.of("Where", "You see the address once you accept."),
                SummaryRow.of("Answer by", DateWords.dayAndTime(booking.answerBy()))));
        rows.addAll(PairWords.forProvider(booking));
        String own = OwnMoneyWords.paidByThePerson(booking);
        if (own != null) {
            rows.add(SummaryRow.of("Who pays", own));
        }
        return rows;
    }

    /**
     * It comes again.
     *
     * @param how "Every Tuesday"
     * @param means what a yes means
     * @param all where each date is listed
     * @param only where a yes to this visit alone is sent
     * @param decline where a no to all of them is given
     */
    public record Again(String how, String means, String all, String only, String decline) {}

    @Override
    public String template() {
        return "booking/request";
    }
}
