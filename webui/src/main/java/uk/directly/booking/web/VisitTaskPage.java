package uk.directly.booking.web;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.VisitTask;
import uk.directly.money.Pence;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;

/**
 * One visit that somebody else is asked about.
 *
 * @param why why it is here
 * @param words of who asks for help
 * @param facts the visit
 * @param advice what to do where only help is asked for
 * @param answers what the person may say; empty: only help was asked for
 * @param answer what was ticked
 * @param message what was typed
 * @param version which version of the visit was seen
 */
public record VisitTaskPage(
        Frame frame,
        FormErrors errors,
        String why,
        @Nullable String words,
        List<SummaryRow> facts,
        String advice,
        List<Choice> answers,
        String answer,
        String message,
        int version,
        String person,
        String action)
        implements Page {
    static final String ALL = "all";
    static final String PLANNED = "planned";
    static final String WRONG = "wrong";
    private static final String COUNCIL_LATE = "council-late";

    static VisitTaskPage of(Frame frame, FormErrors errors, VisitTask task, String answer, String message) {
        return new VisitTaskPage(
                errors.isEmpty() ? frame : frame.withError(),
                errors,
                why(task),
                task.words(),
                facts(task.booking()),
                advice(task),
                task.isToAnswer() ? answers(task.booking()) : List.of(),
                answer,
                message,
                task.booking().version(),
                task.holderName(),
                VisitTasksPage.PATH + "/" + task.id());
    }

    /** Why it is here. What the reason is where somebody is worried, nobody reads here (R106). */
    static String why(VisitTask task) {
        String person = task.holderName();
        return switch (task.reason()) {
            case "person" -> person + " asks for help with this visit.";
            case "provider" -> task.booking().provider().name() + " asks for help with this visit.";
            case COUNCIL_LATE ->
                person + " asked the council about this visit, and should have had an answer by now. "
                        + (task.booking().state() == BookingState.ASKING
                                ? "The time is kept until "
                                        + DateWords.dayAndTime(task.booking().answerBy()) + "."
                                : "The time is not kept any more.");
            case "in-question" ->
                "Something about this visit is in question, and " + person + " and "
                        + task.booking().provider().name() + " have not agreed about it for some days.";
            case "not-approved-before" ->
                person + " has not answered, and has not said yes to "
                        + task.booking().provider().name() + " before.";
            case "another-time" -> person + " has not answered, and it was at another time than planned.";
            case "not-readable" -> person + " has not answered, and can’t read what we write.";
            case "in-hospital" -> person + " has not answered, and is or was in hospital.";
            case "recorded-late" -> person + " has not answered, and was told very late.";
            case "not-agreed" ->
                person + " and who came do not agree about these hours yet. The wages for them went to payroll,"
                        + " marked “not agreed yet”.";
            case "nothing-promised" -> person + " has not answered, and nothing is promised for it any more.";
            case "nobody-decides" -> person + " can’t decide about money, and nobody does it for them now.";
            case "ended", "frozen" -> person + " has not answered, and their money is stopped.";
            default -> person + " has not answered. They are asked each time.";
        };
    }

    private static String advice(VisitTask task) {
        return task.reason().equals(COUNCIL_LATE)
                ? "Call the team at the council that answers, and tell " + task.holderName()
                        + " how it stands. When they answer, this goes by itself."
                : "Talk to both of them. What they agree on, they say here themselves.";
    }

    private static List<SummaryRow> facts(Booking booking) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of(
                EnumSet.of(BookingState.ASKING, BookingState.EXPIRED).contains(booking.state())
                                && booking.visit() == null
                        ? "Who would come"
                        : "Who came",
                booking.provider().name()));
        rows.add(SummaryRow.of("Planned", DateWords.visit(booking.start(), booking.end())));
        Booking.Visit visit = booking.visit();
        if (visit != null) {
            rows.add(SummaryRow.of("Told", DateWords.visit(visit.start(), visit.end())));
            rows.add(SummaryRow.of(
                    "Price",
                    Pence.of(visit.pricePence()).text() + ", "
                            + PriceWords.besidePlan(booking.pricePence(), visit.pricePence())));
        }
        if (booking.question() != null) {
            rows.add(SummaryRow.of("What is said to be wrong", booking.question()));
        }
        return List.copyOf(rows);
    }

    private static List<Choice> answers(Booking booking) {
        String open = Pence.of(booking.openPence()).text();
        List<Choice> choices = new ArrayList<>();
        choices.add(Choice.of(ALL, "Yes, that’s right: pay " + open));
        if (AgreePages.mayBePart(booking)) {
            choices.add(Choice.of(
                    PLANNED,
                    "Pay only what was promised: "
                            + Pence.of(booking.heldPence()).text()));
        }
        choices.add(Choice.of(WRONG, "Something’s wrong"));
        return List.copyOf(choices);
    }

    @Override
    public String template() {
        return "booking/visitTask";
    }
}
