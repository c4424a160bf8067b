package uk.directly.ending.web;

import java.util.ArrayList;
import java.util.List;
import uk.directly.ending.AccountCheck;
import uk.directly.money.Pence;
import uk.directly.web.DateWords;
import uk.directly.web.Task;

/** What is open on an account in words, each with its way on. */
final class OpenThings {
    private OpenThings() {}

    /** What has to end before it is closed. */
    static List<Task> tasks(AccountCheck account) {
        return account.open().stream()
                .filter(AccountCheck.Open::blocks)
                .map(open -> task(account, open))
                .toList();
    }

    private static Task task(AccountCheck account, AccountCheck.Open open) {
        String award = "/awards/" + account.awardId();
        String sum = open.pence() == 0 ? "" : ", " + Pence.of(open.pence()).text();
        return switch (open.what()) {
            case AWARD -> new Task("End the award", "Its last day has to be over", award + "/end", "Open", false);
            case VISITS_TO_COME ->
                new Task(
                        DateWords.count(open.count(), "visit") + " to come" + sum,
                        account.diedOn() == null
                                ? "Ask the person to cancel: their terms say what that costs"
                                : "They end when the death is recorded",
                        null,
                        "Open",
                        false);
            case VISITS_TO_RECORD ->
                new Task(
                        DateWords.count(open.count(), "visit") + " without a record" + sum,
                        "Ask the provider to say how long it took, or that it did not happen",
                        null,
                        "Open",
                        false);
            case VISITS_TO_APPROVE -> visits(account, DateWords.count(open.count(), "visit") + " without a yes" + sum);
            case VISITS_IN_QUESTION -> visits(account, DateWords.count(open.count(), "visit") + " in question" + sum);
            case PAYMENTS ->
                new Task(
                        DateWords.count(open.count(), "payment") + " not done" + sum,
                        "Due, on their way, or sent back",
                        "/finance/payments",
                        "Open",
                        false);
            case TOP_UPS ->
                new Task(
                        DateWords.count(open.count(), "top-up") + " begun" + sum,
                        "The card’s page closes by itself, an hour after it was opened",
                        null,
                        "On its way",
                        false);
            case REFUNDS ->
                new Task(
                        DateWords.count(open.count(), "refund") + " to a card" + sum,
                        "The card service tells us when it has arrived",
                        null,
                        "On its way",
                        false);
            case QUESTIONS ->
                new Task(
                        DateWords.count(open.count(), "question") + " to the council",
                        "A social worker answers, or the person takes it back",
                        null,
                        "Open",
                        false);
            case SET_ASIDE ->
                new Task(
                        Pence.of(open.pence()).text() + " set aside",
                        "Free it first. What is still to be paid of it, wages or tax, is written into the closing",
                        award + "/set-aside",
                        "Open",
                        false);
            case SHARE_IN_ACCOUNT, SHARE_BILLED, SHARE_AHEAD, NOT_PAID_IN ->
                throw new IllegalStateException(open.what() + " never blocks");
        };
    }

    private static Task visits(AccountCheck account, String text) {
        return account.diedOn() == null
                ? new Task(text, "The person looks at it, or who acts for them", null, "Open", false)
                : new Task(
                        text,
                        "The contact says yes in their place",
                        "/deaths/for/" + account.holderId(),
                        "Open",
                        false);
    }

    /** What is to be known, and blocks nothing. */
    static List<String> known(AccountCheck account) {
        List<String> known = new ArrayList<>();
        for (AccountCheck.Open open : account.open()) {
            String sum = Pence.of(open.pence()).text();
            switch (open.what()) {
                case SHARE_IN_ACCOUNT ->
                    known.add(sum + " of their share was not paid into the account. It is not expected any more.");
                case SHARE_BILLED ->
                    known.add(sum + " of their share was billed and is not paid. It stays owed, outside this account.");
                case SHARE_AHEAD ->
                    known.add(sum + " of their share was paid ahead to the council. Pay it back outside this account.");
                case NOT_PAID_IN ->
                    known.add("Not all days of the award were paid in. What is missing is not paid in any more.");
                case AWARD,
                        VISITS_TO_COME,
                        VISITS_TO_RECORD,
                        VISITS_TO_APPROVE,
                        VISITS_IN_QUESTION,
                        PAYMENTS,
                        TOP_UPS,
                        REFUNDS,
                        QUESTIONS,
                        SET_ASIDE -> {}
            }
        }
        return known;
    }
}
