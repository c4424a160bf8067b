package uk.directly.ending.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.ending.AccountCheck;
import uk.directly.ending.AccountCheck.What;
import uk.directly.ending.Closing;
import uk.directly.ending.Death;
import uk.directly.money.Pence;
import uk.directly.web.DateWords;
import uk.directly.web.Task;

/**
 * What is to be done after a death. Each state is read from what is recorded: nothing is ticked because somebody pressed
 * a button beside it.
 *
 * @param told whose coming visits ended
 * @param toApprove how many visits wait for a yes
 * @param accounts of the person, closed ones too
 * @param finance whether who looks may close accounts
 */
record DeathTasks(Death death, List<String> told, int toApprove, List<AccountCheck> accounts, boolean finance) {
    private static final String DONE = "Done";
    private static final String NONE = "Not needed";

    List<Task> all() {
        List<Task> tasks = new ArrayList<>(List.of(providers(), visits(), card()));
        for (AccountCheck account : accounts) {
            String which = accounts.size() == 1 ? "" : ", account " + (accounts.indexOf(account) + 1);
            tasks.add(liabilities(account, which));
            tasks.add(ownMoney(account, which));
            tasks.add(closing(account, which));
            tasks.add(statement(account, which));
        }
        return tasks;
    }

    private Task providers() {
        String text = "Tell the providers that visits have ended";
        return death.visitsEnded() == 0
                ? new Task(text, "No visits were to come", null, NONE, true)
                : new Task(
                        text,
                        DateWords.count(death.visitsEnded(), "visit")
                                + " ended. It is on the pages of: " + String.join(", ", told)
                                + ". Call whoever was to come today or tomorrow",
                        null,
                        "On their pages",
                        true);
    }

    private Task visits() {
        String text = "Agree to visits that happened";
        long unrecorded = count(What.VISITS_TO_RECORD);
        String href = DeathsPage.PATH + "/" + death.id() + "/visits";
        if (toApprove > 0) {
            return new Task(
                    text,
                    "In their place, by " + death.contactName(),
                    href,
                    DateWords.count(toApprove, "visit"),
                    false);
        }
        return unrecorded > 0
                ? new Task(
                        text,
                        "Providers still have to say how long " + DateWords.count(unrecorded, "visit") + " took",
                        null,
                        "Waiting",
                        false)
                : new Task(text, null, null, DONE, true);
    }

    private static Task card() {
        return new Task(
                "Get the card back", "Directly has given out no cards: there is none to stop", null, NONE, true);
    }

    private Task liabilities(AccountCheck account, String which) {
        String text = "Wages, notice, redundancy, holiday and tax" + which;
        Closing closing = account.closing();
        AccountCheck.Open aside = account.of(What.SET_ASIDE);
        if (closing != null) {
            long open = closing.payments().stream()
                    .filter(each -> each.what().isLiability() && each.paidOn() == null)
                    .count();
            return closing.liabilityPence() == 0
                    ? new Task(text, "Nothing was to be paid", null, NONE, true)
                    : new Task(
                            text,
                            Pence.of(closing.liabilityPence()).text() + " comes first, before anything goes back",
                            link(account, "/closing"),
                            open == 0 && closing.isDone() ? "Paid" : open + " to pay",
                            open == 0 && closing.isDone());
        }
        return aside == null
                ? new Task(
                        text,
                        "Ask whoever worked for them, and whoever ran the payroll. What is to be paid is written into the"
                                + " closing",
                        link(account, "/closing"),
                        "Not known yet",
                        false)
                : new Task(
                        text,
                        Pence.of(aside.pence()).text() + " is set aside: end that before the account is closed",
                        finance ? "/awards/" + account.awardId() + "/set-aside" : null,
                        "Set aside",
                        false);
    }

    private Task ownMoney(AccountCheck account, String which) {
        String text = "Their own money, to their estate" + which;
        Closing closing = account.closing();
        long pence = closing == null || !closing.isDone() ? account.theirsPence() : closing.payOutPence();
        if (pence == 0) {
            return new Task(text, "There is none in the account", null, NONE, true);
        }
        boolean paid = closing != null
                && closing.isDone()
                && closing.payments().stream()
                        .filter(each -> !each.what().isLiability())
                        .allMatch(each -> each.paidOn() != null);
        return new Task(text, Pence.of(pence).text(), link(account, "/closing"), paid ? "Paid" : "To be paid", paid);
    }

    private Task closing(AccountCheck account, String which) {
        String text = "Close the account" + which;
        Closing closing = account.closing();
        if (account.closedAt() != null) {
            return new Task(text, DateWords.date(account.closedAt()), link(account, "/closing"), DONE, true);
        }
        String hint = finance ? null : "Two finance officers do this";
        if (closing != null) {
            return new Task(text, hint, link(account, "/closing"), "Waits for a second yes", false);
        }
        return new Task(
                text,
                hint,
                link(account, "/closing"),
                account.canBeClosed() ? "Can be closed" : "Something is open",
                false);
    }

    private Task statement(AccountCheck account, String which) {
        String text = "Statement for whoever settles their estate" + which;
        return account.closedAt() == null
                ? new Task(text, "When the account is closed", null, "Can’t start yet", false)
                : new Task(
                        text,
                        "Print it or send it: they need no sign-in",
                        link(account, "/closing/statement"),
                        "Ready",
                        true);
    }

    private long count(What what) {
        return accounts.stream()
                .map(account -> account.of(what))
                .mapToLong(open -> open == null ? 0 : open.count())
                .sum();
    }

    private @Nullable String link(AccountCheck account, String step) {
        return finance ? "/awards/" + account.awardId() + step : null;
    }
}
