package uk.directly.bank.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.result.view.Rendering;
import uk.directly.bank.BankAccount;
import uk.directly.bank.BankChange;
import uk.directly.bank.BankState;
import uk.directly.bank.NameAnswer;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.ErrorPage;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/** Writes the pages of where somebody's money goes. */
final class BankPages {
    private BankPages() {}

    static BankPage page(BankSide side, Viewer viewer, List<BankChange> all, Clock clock, @Nullable String done) {
        Instant now = clock.instant();
        BankChange current = all.stream()
                .filter(each -> each.state() == BankState.IN_FORCE)
                .findFirst()
                .orElse(null);
        BankChange open = all.stream().filter(BankChange::isOpen).findFirst().orElse(null);
        return new BankPage(
                Frame.of(title(side, viewer), viewer).under(side.above).withNotice(notice(done)),
                side.above,
                side.aboveText,
                current == null
                        ? "We have no bank account of " + (viewer.actingFor() == null ? "yours" : "theirs") + " yet."
                        : (viewer.actingFor() == null ? "Your" : "Their") + " money goes to this account.",
                current == null ? List.of() : facts(current),
                waits(current, open, now, viewer),
                all.stream()
                        .filter(each -> canBeStopped(each))
                        .map(each -> change(side, each))
                        .toList(),
                history(all),
                side.path + "/change");
    }

    private static String title(BankSide side, Viewer viewer) {
        return viewer.actingFor() == null
                ? side.title
                : "The bank account for " + Whose.of(viewer).your() + " support money";
    }

    private static @Nullable String notice(@Nullable String done) {
        return done == null
                ? null
                : switch (done) {
                    case "changed" ->
                        "Your bank account is changed. It stands here who changed it and when, and you can stop it here.";
                    case "asked" -> "We have your change. The council calls first, on the number that it knows.";
                    case "stopped" -> "It is stopped. The council's finance team knows, and looks into it.";
                    default -> null;
                };
    }

    private static List<SummaryRow> facts(BankChange change) {
        return List.of(
                SummaryRow.of("Name on the account", change.accountName()),
                SummaryRow.of("Sort code", BankAccount.dashed(change.sortCode())),
                SummaryRow.of("Account number", "ends in " + ending(change)));
    }

    private static @Nullable String waits(
            @Nullable BankChange current, @Nullable BankChange open, Instant now, Viewer viewer) {
        if (open != null) {
            return "A change to an account that ends in " + ending(open) + " waits. "
                    + viewer.help().council() + " calls first, on the number that it knows.";
        }
        if (current == null || !current.waits(now) || current.paysFrom() == null) {
            return null;
        }
        String phone = viewer.help().phone();
        return "It is new, so nothing is paid to it before " + DateWords.day(current.paysFrom())
                + ". Money that is due before then waits. To have it sooner, call "
                + viewer.help().council()
                + (phone == null ? "" : " on " + phone) + " and they call you back.";
    }

    /** What came here before changes were written down, or was replaced by oneself long ago, is nobody's trick. */
    private static boolean canBeStopped(BankChange change) {
        return change.askedBy() != null && (change.isOpen() || change.state() == BankState.IN_FORCE);
    }

    private static BankPage.Change change(BankSide side, BankChange change) {
        String what = change.isOpen() ? " asked to change the account to one" : " changed the account to one";
        return new BankPage.Change(
                "On " + DateWords.dayAndTime(change.askedAt()) + " " + change.askedBy()
                        + (change.onBehalfOf() == null ? "" : " for " + change.onBehalfOf())
                        + what + " that ends in " + ending(change) + ".",
                side.path + "/" + change.id() + "/stop");
    }

    private static @Nullable Table history(List<BankChange> all) {
        List<Table.Row> rows = all.stream()
                .filter(each -> each.endedAt() != null)
                .map(each -> Table.Row.of(
                        DateWords.date(each.askedAt()),
                        "ends in " + ending(each),
                        each.askedBy() == null ? "before we kept this list" : each.askedBy(),
                        ended(each.state())))
                .toList();
        return rows.isEmpty()
                ? null
                : new Table(
                        "Earlier accounts",
                        List.of(
                                Table.Column.text("Day"),
                                Table.Column.text("Account"),
                                Table.Column.text("Changed by"),
                                Table.Column.text("What became of it")),
                        rows);
    }

    private static String ended(BankState state) {
        return switch (state) {
            case REPLACED -> "another one came after it";
            case REFUSED -> "the change was not made";
            case STOPPED -> "stopped";
            case ASKED, CONFIRMED -> "waits";
            case IN_FORCE -> "used now";
        };
    }

    static String ending(BankChange change) {
        return change.accountNumber().replace("*", "");
    }

    static BankFormPage form(
            BankSide side,
            Viewer viewer,
            BankForm form,
            int workingDays,
            @Nullable NameAnswer answer,
            FormErrors errors) {
        String other = Whose.of(viewer).name();
        Frame frame = Frame.of(
                        other == null ? "Change your bank account" : "Ask for another bank account for " + other,
                        viewer)
                .under(side.above);
        return new BankFormPage(
                errors.isEmpty() ? frame : frame.withError(),
                side.path,
                side.path + "/change",
                form.id().toString(),
                form.sortCode(),
                form.accountNumber(),
                form.name(),
                other == null
                        ? "The first payment to it waits " + DateWords.count(workingDays, "working day")
                                + ", so that nobody can take your money unnoticed."
                        : "You can ask for it. " + viewer.help().council() + " calls " + other
                                + " first, on the number that it knows, and two officers agree.",
                answer == null ? null : warning(answer),
                errors);
    }

    private static String warning(NameAnswer answer) {
        return answer instanceof NameAnswer.Close close
                ? "The bank knows this account as " + close.name() + ". Change the name below, if that is right."
                : "The bank says that this account has another name. Check each number with care. If somebody told you"
                        + " to use this account, stop: it may be a trick.";
    }

    static Rendering signInFirst(BankSide side, Viewer viewer, HttpStatus status) {
        return new ErrorPage(
                        Frame.of("Sign in again first", viewer).under(side.above),
                        List.of(
                                "To change a bank account, we make sure that it is you. Sign in once more, then you"
                                        + " come to the form.",
                                "We never send you a link to do this."),
                        new Link(
                                "Sign in again",
                                Address.of("/sign-in/again")
                                        .with("to", side.path + "/change")
                                        .toString()),
                        null)
                .show(status);
    }
}
