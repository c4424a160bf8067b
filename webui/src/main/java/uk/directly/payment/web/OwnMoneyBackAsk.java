package uk.directly.payment.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Budget;
import uk.directly.money.Pence;
import uk.directly.payment.model.WayBack;
import uk.directly.web.Address;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.SummaryRow;
import uk.directly.web.TypedPounds;
import uk.directly.web.Viewer;

/**
 * Reads how much somebody wants to have back, and asks for it. All of it stands in the address.
 *
 * @param answers as they came
 */
record OwnMoneyBackAsk(Viewer viewer, Budget budget, WayBack way, Map<String, String> answers) {
    private static final int LONGEST_KEY = 80;

    /** What is wrong with the amount. */
    FormErrors errors() {
        Long pence = pence();
        if (pence == null || pence == 0) {
            return FormErrors.one("pounds", "Enter how much you want to have back, like 20 or 7.50");
        }
        return switch (way.of(pence)) {
            case WayBack.Decision.Parts parts -> FormErrors.NONE;
            case WayBack.Decision.MoreThanUnused more ->
                FormErrors.one(
                        "pounds",
                        "You can have back at most " + most() + ". The rest is used, promised or on its way already");
            case WayBack.Decision.CameOtherwise otherwise ->
                FormErrors.one(
                        "pounds",
                        "You can have back at most " + most()
                                + " here. The rest did not come from a card, so it can’t go back to one. To have that"
                                + " back, " + OwnMoneyPages.call(viewer));
        };
    }

    /** Whether there is all that is needed to show it before it is done. */
    boolean isReady() {
        return key() != null && errors().isEmpty();
    }

    @Nullable Long pence() {
        return TypedPounds.pence(answers.get("pounds"));
    }

    @Nullable String key() {
        String key = answers.get("key");
        return key == null || key.isBlank() || key.length() > LONGEST_KEY ? null : key;
    }

    Address here() {
        return Address.of(path("/back")).with("pounds", answers.get("pounds"));
    }

    Address check(@Nullable String key) {
        return here().on(path("/back/check")).with("key", key);
    }

    AmountPage howMuch(FormErrors errors) {
        Frame frame = Frame.of("Have it back", viewer).under("/money");
        return new AmountPage(
                errors.isEmpty() ? frame : frame.withError(),
                path(""),
                List.of(
                        budget.isOwnBank()
                                ? "Your own money is in your own bank account. Write down here what you take out."
                                : "It goes back to the card that paid, the last one first. There is no fee."),
                "How much do you want to have back?",
                "At most " + most(),
                answers.getOrDefault("pounds", TypedPounds.text(way.mostPence())),
                here().without("pounds"),
                errors);
    }

    AmountCheckPage checkPage(FormErrors errors) {
        Frame frame = Frame.of("Check before you have it back", viewer).under("/money");
        long pence = pence() == null ? 0 : pence();
        String amount = Pence.of(pence).text();
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("You have back", amount).changedAt(here().toString()));
        rows.add(SummaryRow.of(
                "Your own money left to use afterwards",
                Pence.of(way.unusedPence() - pence).text()));
        return new AmountCheckPage(
                errors.isEmpty() ? frame : frame.withError(),
                here().toString(),
                rows,
                List.of(
                        budget.isOwnBank()
                                ? "Take it out of the account, then press the button."
                                : "Cards take 5 to 10 days to show it. If a card can’t take it any more, it stays your own"
                                        + " money, and you see that here."),
                "Have " + amount + " back",
                check(key()).toString(),
                errors);
    }

    private String path(String page) {
        return "/money/" + budget.id() + "/own" + page;
    }

    private String most() {
        return Pence.of(way.mostPence()).text();
    }
}
