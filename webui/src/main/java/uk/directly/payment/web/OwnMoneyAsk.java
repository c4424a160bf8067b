package uk.directly.payment.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.Budget;
import uk.directly.money.Pence;
import uk.directly.payment.TopUpLimits;
import uk.directly.web.Address;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.SummaryRow;
import uk.directly.web.TypedPounds;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/**
 * Reads how much somebody wants to add, and asks for it. All of it stands in the address.
 *
 * @param answers as they came
 */
record OwnMoneyAsk(Viewer viewer, Budget budget, TopUpLimits limits, Map<String, String> answers) {
    /** The check page of a booking; anything else is not gone to. */
    private static final Pattern BOOKING = Pattern.compile("/book/[0-9a-f-]{36}/check\\?[!-~]{1,900}");

    private static final int LONGEST_KEY = 80;

    /** What is wrong with the amount. */
    FormErrors errors() {
        Long pence = pence();
        if (pence == null) {
            return FormErrors.one("pounds", "Enter how much you want to add, like 20 or 7.50");
        }
        if (limits.allow(pence)) {
            return FormErrors.NONE;
        }
        return FormErrors.one("pounds", "You can add " + least() + " to " + most() + " at a time");
    }

    @Nullable Long pence() {
        return TypedPounds.pence(answers.get("pounds"));
    }

    @Nullable String key() {
        String key = answers.get("key");
        return key == null || key.isBlank() || key.length() > LONGEST_KEY ? null : key;
    }

    /** Where they go on afterwards; null: nowhere in particular. */
    @Nullable String then() {
        String then = answers.get("then");
        return then != null && BOOKING.matcher(then).matches() ? then : null;
    }

    /** That nobody has to: it stands wherever own money is mentioned. */
    static String neverHaveTo(Viewer viewer) {
        return Whose.of(viewer)
                .either(
                        "You never have to add your own money for support you need.",
                        "Nobody ever has to add their own money for support they need.");
    }

    /** "How much?", with the answers so far. */
    Address here() {
        return Address.of(path("add")).with("pounds", answers.get("pounds")).with("then", then());
    }

    /** "Check", under this key. */
    Address check(@Nullable String key) {
        return here().on(path("check")).with("key", key);
    }

    AmountPage howMuch(FormErrors errors) {
        Frame frame = frame(Whose.of(viewer).say("Add your own money"));
        List<String> lines = new ArrayList<>();
        lines.add(neverHaveTo(viewer));
        lines.add(
                budget.isOwnBank()
                        ? Whose.of(viewer)
                                .say(
                                        "Your support money is in your own bank account. Put your own money there too, then"
                                                + " write it down here.")
                        : "You pay by card on a page of Stripe, the company that takes card payments for the council."
                                + " There is no fee.");
        if (then() != null) {
            lines.add("Afterwards you go on with your booking. What you chose is kept.");
        }
        return new AmountPage(
                errors.isEmpty() ? frame : frame.withError(),
                back(),
                lines,
                "How much do you want to add?",
                least() + " to " + most() + " at a time",
                typed(),
                here().without("pounds"),
                errors);
    }

    /** What was typed; an amount that is asked for is raised to the least that can be added. */
    private String typed() {
        Long pence = pence();
        return answers.containsKey("answered") || pence == null
                ? answers.getOrDefault("pounds", "")
                : TypedPounds.text(Math.max(pence, limits.leastPence()));
    }

    AmountCheckPage checkPage(FormErrors errors) {
        Frame frame = frame("Check before you pay");
        Long pence = pence();
        String amount = Pence.of(pence == null ? 0 : pence).text();
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("You add", amount).changedAt(here().toString()));
        if (budget.isOwnBank()) {
            rows.add(SummaryRow.of(
                    "Where it goes", Whose.of(viewer).say("The bank account that your support money is in")));
        } else {
            rows.add(SummaryRow.of("Fee", "None"));
        }
        return new AmountCheckPage(
                errors.isEmpty() ? frame : frame.withError(),
                here().toString(),
                rows,
                List.of(
                        Whose.of(viewer)
                                .either(
                                        "Your own money pays only for what costs more than the council pays. It is yours:"
                                                + " what you don’t use you can have back at any time.",
                                        "Their own money pays only for what costs more than the council pays. It is theirs:"
                                                + " what isn’t used they can have back at any time."),
                        budget.isOwnBank()
                                ? "Put it into the account first, then press the button."
                                : "Next you come to the card page. Nothing is taken until you pay there."),
                budget.isOwnBank() ? "I have put " + amount + " into the account" : "Go to the card page",
                check(key()).toString(),
                errors);
    }

    private String back() {
        String then = then();
        return then == null ? path("") : then;
    }

    private Frame frame(String title) {
        return Frame.of(title, viewer).under("/money");
    }

    private String path(String page) {
        return "/money/" + budget.id() + "/own" + (page.isEmpty() ? "" : "/" + page);
    }

    private String least() {
        return Pence.of(limits.leastPence()).text();
    }

    private String most() {
        return Pence.of(limits.mostPence()).text();
    }
}
