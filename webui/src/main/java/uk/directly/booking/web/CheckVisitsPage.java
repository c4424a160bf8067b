package uk.directly.booking.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.money.Pence;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * "Check what happened": all visits that wait for a yes, to say it at once or one by one (R13).
 *
 * @param visits oldest first
 * @param all what one press says yes to; null: there are less than two
 */
public record CheckVisitsPage(
        Frame frame,
        FormErrors errors,
        List<Visit> visits,
        @Nullable All all) implements Page {
    static final String PATH = "/visits/check";

    /** From what waits; what is in question already is answered on the visit's own page. */
    static CheckVisitsPage of(Frame frame, FormErrors errors, List<Booking> waiting) {
        List<Booking> recorded = waiting.stream()
                .filter(booking -> booking.state() == BookingState.RECORDED && booking.visit() != null)
                .toList();
        List<Booking> asPromised =
                recorded.stream().filter(CheckVisitsPage::isInOneStep).toList();
        return new CheckVisitsPage(
                errors.isEmpty() ? frame : frame.withError(),
                errors,
                recorded.stream().map(CheckVisitsPage::visit).toList(),
                asPromised.size() < 2 ? null : all(asPromised, recorded.size()));
    }

    /** R57: above what was promised a press on a button is no yes. */
    static boolean isInOneStep(Booking booking) {
        return booking.openPence() <= booking.heldPence();
    }

    /** A visit and the version of it that was seen, for the form. */
    static String seen(Booking booking) {
        return booking.id() + ":" + booking.version();
    }

    private static All all(List<Booking> asPromised, int recorded) {
        long sum = asPromised.stream().mapToLong(Booking::openPence).sum();
        List<String> seen = new ArrayList<>();
        asPromised.forEach(booking -> seen.add(seen(booking)));
        return new All(
                "Yes to these " + asPromised.size() + " visits: "
                        + Pence.of(sum).text(),
                asPromised.size() == recorded
                        ? null
                        : "The others cost more than was promised. We ask you about each of them.",
                List.copyOf(seen));
    }

    private static Visit visit(Booking booking) {
        String href = "/visits/" + booking.id();
        Booking.Visit told = Objects.requireNonNull(booking.visit());
        return new Visit(
                VisitPages.told(booking, told),
                VisitPages.capital(PriceWords.besidePlan(booking.pricePence(), told.pricePence())),
                booking.title(),
                href,
                href + "/agree",
                isInOneStep(booking),
                booking.version(),
                href + "/question");
    }

    @Override
    public String template() {
        return "booking/checkVisits";
    }

    /**
     * A visit.
     *
     * @param title "Aisha K says they came Thursday 3 December, 9:30am to 12:30pm"
     * @param beside "£8.90 more than planned"
     * @param what what it was
     * @param inOneStep whether pressing the button is the yes
     */
    public record Visit(
            String title,
            String beside,
            String what,
            String href,
            String yes,
            boolean inOneStep,
            int version,
            String wrong) {}

    /**
     * A yes to several.
     *
     * @param button its words, with the sum
     * @param note what it leaves out
     * @param seen each visit and its version
     */
    public record All(String button, @Nullable String note, List<String> seen) {}
}
