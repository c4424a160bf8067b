package uk.directly.booking.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.booking.Absent;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.OnTheDay;
import uk.directly.money.Pence;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * "It didn't happen" (R58).
 *
 * @param visit who and when
 * @param answers who was not there
 * @param note what follows
 */
public record DidNotHappenPage(
        Frame frame,
        FormErrors errors,
        String back,
        String visit,
        List<Choice> answers,
        String answer,
        String note,
        String action)
        implements Page {
    /** The person was not there, and agrees to pay what the terms ask. */
    static final String PAY = "holder-pays";

    /** For the person. */
    static DidNotHappenPage forPerson(Frame frame, FormErrors errors, Booking booking, String answer) {
        String name = booking.provider().name();
        long asked = OnTheDay.absencePence(booking);
        List<Choice> answers = new ArrayList<>();
        boolean said = booking.state() == BookingState.DID_NOT_HAPPEN;
        if (!said) {
            answers.add(Choice.of(Absent.PROVIDER.slug(), name + " didn’t come"));
            answers.add(new Choice(
                    Absent.HOLDER.slug(),
                    "I wasn’t there, or couldn’t have the visit",
                    asked == 0 ? null : "You pay nothing, unless you say so."));
        }
        if (asked > 0) {
            answers.add(new Choice(
                    PAY,
                    "I wasn’t there, and I agree to pay " + Pence.of(asked).text(),
                    "That is what you both agreed for a visit that is called off this late."));
        }
        return new DidNotHappenPage(
                errors.isEmpty() ? frame : frame.withError(),
                errors,
                "/visits/" + booking.id(),
                name + ", " + DateWords.visit(booking.start(), booking.end()),
                answers,
                answer,
                said
                        ? "Nothing was paid for this visit. You don’t have to pay."
                        : "The money for this visit is left to use again. We tell " + name + ".",
                "/visits/" + booking.id() + "/did-not-happen");
    }

    /** For who was to come. */
    static DidNotHappenPage forProvider(Frame frame, FormErrors errors, Booking booking, String answer) {
        return new DidNotHappenPage(
                errors.isEmpty() ? frame : frame.withError(),
                errors,
                "/my-visits/" + booking.id(),
                ProviderWords.title(booking),
                List.of(
                        Choice.of(Absent.PROVIDER.slug(), "I couldn’t come"),
                        Choice.of(
                                Absent.HOLDER.slug(),
                                booking.holderName() + " wasn’t there, or couldn’t have the visit")),
                answer,
                "Nothing is paid for it, unless " + booking.holderName()
                        + " agrees to pay what you both agreed for that.",
                "/my-visits/" + booking.id() + "/did-not-happen");
    }

    /** What the answer says; null: nothing that was asked. */
    static @Nullable Absent absent(String answer) {
        return answer.equals(PAY) ? Absent.HOLDER : Absent.of(answer).orElse(null);
    }

    /** Whether the person may still agree to what the terms ask, after the other side said that it didn't happen. */
    static boolean mayStillPay(Booking booking) {
        return booking.state() == BookingState.DID_NOT_HAPPEN
                && booking.settledPence() == 0
                && Absent.HOLDER.slug().equals(booking.since().absent())
                && OnTheDay.absencePence(booking) > 0;
    }

    @Override
    public String template() {
        return "booking/didNotHappen";
    }
}
