package uk.directly.ending.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.data.Ids;
import uk.directly.ending.AccountCheck;
import uk.directly.ending.Closing;
import uk.directly.money.Pence;
import uk.directly.people.Actor;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.SummaryRow;
import uk.directly.web.Task;
import uk.directly.web.Viewer;

/** Writes the page on which an account is closed. */
record ClosingPages(Viewer viewer, Actor actor, AccountCheck account) {

    String path() {
        return path(account);
    }

    static String path(AccountCheck account) {
        return "/awards/" + account.awardId() + "/closing";
    }

    ClosingPage page(ClosingForm form, FormErrors errors, @Nullable String notice) {
        Frame frame =
                Frame.of("Can this account be closed?", viewer).under("/awards").withNotice(notice);
        Closing closing = account.closing();
        boolean asks = closing == null && account.canBeClosed();
        return new ClosingPage(
                errors.isEmpty() ? frame : frame.withError(),
                errors,
                new Link("Back to the award", "/awards/" + account.awardId()),
                "Account of " + account.holder(),
                answer(),
                account.closedAt() == null ? money() : List.of(),
                account.closedAt() == null ? OpenThings.tasks(account) : List.of(),
                account.closedAt() == null ? OpenThings.known(account) : List.of(),
                asks && account.toCardPence() > 0 && !account.ownBank() ? card() : null,
                asks ? form(form) : null,
                closing != null && !closing.isDone() ? proposal(closing) : null,
                closing != null && closing.isDone() ? closed(closing) : null,
                path());
    }

    private String answer() {
        Instant closedAt = account.closedAt();
        if (closedAt != null) {
            return "It was closed on " + DateWords.date(closedAt) + ", for good.";
        }
        if (!account.canBeClosed()) {
            return "Not yet: something is open.";
        }
        return account.closing() == null ? "Yes." : "Yes, after another officer has said so.";
    }

    private List<SummaryRow> money() {
        return List.of(
                SummaryRow.of("Council money", Pence.of(account.councilPence()).text()),
                SummaryRow.of(
                        "Set aside as an employer",
                        Pence.of(account.reservePence()).text()),
                SummaryRow.of(
                        "Their share, not used",
                        Pence.of(account.contributionPence()).text()),
                SummaryRow.of(
                        "Own money, not used", Pence.of(account.ownPence()).text()));
    }

    private ClosingPage.Card card() {
        String amount = Pence.of(account.toCardPence()).text();
        return new ClosingPage.Card(
                amount + " of their own money came from a card. It goes back there first, if the card still works.",
                "Give " + amount + " back to the card",
                Ids.next().toString());
    }

    private ClosingPage.Form form(ClosingForm form) {
        boolean theirs = account.theirsPence() > 0;
        return new ClosingPage.Form(
                (account.diedOn() == null && theirs ? form.paying(account.holder()) : form).keyed(),
                theirs
                        ? "Who gets the " + Pence.of(account.theirsPence()).text() + " that "
                                + (account.diedOn() == null ? "is theirs?" : "belongs to their estate?")
                        : null,
                account.ownBank() && account.councilsPence() > 0
                        ? "When did the " + Pence.of(account.councilsPence()).text()
                                + " of the council’s come back from their bank?"
                        : null);
    }

    private ClosingPage.Proposal proposal(Closing closing) {
        boolean mine = closing.proposedById().equals(actor.personId());
        return new ClosingPage.Proposal(
                closing.id().toString(),
                rows(closing),
                !mine && account.canBeClosed(),
                mine
                        ? "You proposed this. Another finance officer says yes."
                        : account.canBeClosed()
                                ? "When you say yes, all of this is posted, and the account is closed for good."
                                : "Something is open again. End that, or take this back.",
                Ids.next().toString());
    }

    private static List<SummaryRow> rows(Closing closing) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("Proposed", DateWords.date(closing.proposedAt()) + " by " + closing.proposedBy()));
        if (closing.decidedAt() != null) {
            rows.add(SummaryRow.of("Closed", DateWords.date(closing.decidedAt()) + " by " + closing.decidedBy()));
        }
        closing.payments().stream().map(ClosingPages::row).forEach(rows::add);
        rows.add(SummaryRow.of(
                "Goes back to the council", Pence.of(closing.returnPence()).text()));
        if (closing.returnedOn() != null) {
            rows.add(SummaryRow.of(
                    "It came back from their bank",
                    DateWords.date(closing.returnedOn()) + ", " + closing.returnReference()));
        }
        return rows;
    }

    private static SummaryRow row(Closing.Payment payment) {
        return SummaryRow.of(
                payment.what().words(), Pence.of(payment.amountPence()).text() + " to " + payment.payee());
    }

    private ClosingPage.Closed closed(Closing closing) {
        return new ClosingPage.Closed(
                rows(closing), closing.payments().stream().map(this::payment).toList(), path() + "/statement");
    }

    private Task payment(Closing.Payment payment) {
        String text = Pence.of(payment.amountPence()).text() + " to " + payment.payee();
        return payment.how() == null || payment.paidOn() == null
                ? new Task(text, payment.what().words(), path() + "/paid/" + payment.id(), "To be paid", false)
                : new Task(
                        text,
                        DateWords.date(payment.paidOn()) + ", " + payment.how().words()
                                + (payment.reference() == null ? "" : ", " + payment.reference()),
                        null,
                        "Paid",
                        true);
    }
}
