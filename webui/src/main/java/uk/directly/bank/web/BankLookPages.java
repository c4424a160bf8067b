package uk.directly.bank.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.bank.BankAccount;
import uk.directly.bank.BankChange;
import uk.directly.bank.BankState;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/** Writes the officers' page of bank details. */
final class BankLookPages {
    static final String PATH = "/finance/bank";

    private BankLookPages() {}

    static BankLookPage page(
            Viewer viewer, List<BankChange> changes, Instant now, FormErrors errors, @Nullable String done) {
        Frame frame =
                Frame.of("Bank details", viewer).under("/finance/payments").withNotice(notice(done));
        long waiting = changes.stream().filter(BankChange::isOpen).count();
        return new BankLookPage(
                errors.isEmpty() ? frame : frame.withError(),
                waiting == 0
                        ? "No change waits for an officer."
                        : DateWords.count(waiting, "change") + (waiting == 1 ? " waits" : " wait") + " for an officer.",
                changes.stream().map(change -> look(change, now)).toList(),
                errors);
    }

    private static @Nullable String notice(@Nullable String done) {
        return done == null
                ? null
                : switch (done) {
                    case "confirm" -> "Written down that you called back.";
                    case "approve" -> "It is in force.";
                    case "stop" -> "It is stopped.";
                    default -> null;
                };
    }

    private static BankLookPage.Look look(BankChange change, Instant now) {
        return new BankLookPage.Look(
                change.owner() + ": " + state(change),
                facts(change),
                PATH + "/" + change.id(),
                change.state() == BankState.ASKED || change.waits(now)
                        ? "I called on the number we had, and it was " + change.owner()
                        : null,
                change.state() == BankState.CONFIRMED,
                change.isOpen() || change.state() == BankState.IN_FORCE);
    }

    private static String state(BankChange change) {
        return switch (change.state()) {
            case ASKED -> "call back";
            case CONFIRMED -> "needs a second officer";
            case IN_FORCE -> "new, not paid to yet";
            case STOPPED -> "stopped by who it is about, or by an officer";
            case REPLACED -> "replaced";
            case REFUSED -> "refused";
        };
    }

    private static List<SummaryRow> facts(BankChange change) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of(
                "Account",
                change.accountName() + ", " + BankAccount.dashed(change.sortCode()) + ", ends in "
                        + BankPages.ending(change)));
        rows.add(SummaryRow.of("Name check", name(change)));
        rows.add(SummaryRow.of(
                "Asked",
                DateWords.dayAndTime(change.askedAt())
                        + (change.askedBy() == null ? "" : " by " + change.askedBy())
                        + (change.onBehalfOf() == null ? "" : " for " + change.onBehalfOf())));
        if (change.confirmedBy() != null) {
            rows.add(SummaryRow.of("Called back by", change.confirmedBy()));
        }
        if (change.paysFrom() != null && change.state() == BankState.IN_FORCE) {
            rows.add(SummaryRow.of("Paid to from", DateWords.dayAndTime(change.paysFrom())));
        }
        return rows;
    }

    private static String name(BankChange change) {
        String answer = switch (change.nameAnswer()) {
            case "match" -> "The bank knows this name.";
            case "close" -> "The bank knows it as " + change.bankSays() + ".";
            case "no-match" -> "The bank knows another name.";
            default -> "The bank could not be asked.";
        };
        return change.nameConfirmed() ? answer + " They said that theirs is right." : answer;
    }
}
