package uk.directly.payment.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.money.Pence;
import uk.directly.payment.PayoutState;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * "Where your pay goes" by Stripe.
 *
 * @param lines how it stands
 * @param button what to press; null: nothing is left to do
 */
public record PayAccountPage(
        Frame frame,
        FormErrors errors,
        List<String> lines,
        @Nullable String button) implements Page {
    static final String PATH = "/pay/account";

    static PayAccountPage of(Frame frame, FormErrors errors, PayoutState state) {
        List<String> lines = new ArrayList<>();
        switch (state.stage()) {
            case NONE -> {
                lines.add(
                        "When somebody’s support money is with the council, it pays you through Stripe. Stripe asks who you are and"
                                + " where your bank is, on its own page. We never see your bank’s numbers there.");
                lines.add("It takes about five minutes. Have your bank details and something that shows who you are.");
            }
            case BEGUN ->
                lines.add("You have begun, and Stripe still wants to know something. Go on where you stopped.");
            case READY -> lines.add("This is done. Stripe pays you, and nobody takes a fee from your pay.");
        }
        if (state.paysFrom() != null) {
            lines.add("This is new, so that nothing is paid before " + DateWords.day(state.paysFrom())
                    + ". If it wasn’t you who set this up, call the council now.");
        }
        if (state.waitingPence() > 0) {
            lines.add(Pence.of(state.waitingPence()).text() + " waits for this. It is paid as soon as it is done.");
        }
        return new PayAccountPage(
                errors.isEmpty() ? frame : frame.withError(),
                errors,
                lines,
                switch (state.stage()) {
                    case NONE -> "Set it up with Stripe";
                    case BEGUN -> "Go on with Stripe";
                    case READY -> null;
                });
    }

    @Override
    public String template() {
        return "payment/payAccount";
    }
}
