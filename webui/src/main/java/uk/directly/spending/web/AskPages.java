package uk.directly.spending.web;

import java.util.List;
import org.springframework.web.reactive.result.view.Rendering;
import uk.directly.budget.Budget;
import uk.directly.money.Pence;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.ErrorPage;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Viewer;

/** Writes the form of "Can I spend it on this?". */
final class AskPages {
    private AskPages() {}

    static AskPage page(Viewer viewer, AskForm form, List<Budget> budgets, int workingDays, FormErrors errors) {
        Frame frame = Frame.of("Can I spend it on this?", viewer).under("/money");
        return new AskPage(
                errors.isEmpty() ? frame : frame.withError(),
                form.id().toString(),
                budgets.size() > 1 ? budgets.stream().map(AskPages::choice).toList() : List.of(),
                form.budget(),
                form.what(),
                form.amount(),
                viewer.help().council() + " answers in writing within " + DateWords.count(workingDays, "working day")
                        + ". It keeps to its answer later.",
                call(viewer),
                errors);
    }

    static Rendering noMoney(Viewer viewer) {
        return new ErrorPage(
                        Frame.of("You have no support money here yet", viewer),
                        List.of("If you think that you have some, " + call(viewer) + "."),
                        new Link("Find out how to get support money", "/get-support-money"),
                        null)
                .show();
    }

    private static Choice choice(Budget budget) {
        return new Choice(
                budget.id().toString(),
                switch (budget.kind()) {
                    case "carer-direct-payment" -> "My money as a carer";
                    case "one-off-direct-payment" -> "My one-off payment";
                    default -> "My support money";
                },
                Pence.of(budget.availablePence()).text() + " left to use");
    }

    private static String call(Viewer viewer) {
        return viewer.help().call();
    }
}
