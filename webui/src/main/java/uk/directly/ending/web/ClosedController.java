package uk.directly.ending.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.budget.Budgets;
import uk.directly.ending.AccountCheck;
import uk.directly.ending.Closing;
import uk.directly.ending.Closings;
import uk.directly.money.Pence;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Viewer;

/** A person reads what became of their account when it was closed. */
@Controller
@Allow({Role.HOLDER, Role.CARER})
class ClosedController {
    private final Budgets budgets;
    private final Closings closings;

    ClosedController(Budgets budgets, Closings closings) {
        this.budgets = budgets;
        this.closings = closings;
    }

    @GetMapping("/money/{budget}/closed")
    @ForOthers(Power.SEE)
    Mono<Rendering> closed(@PathVariable("budget") UUID id, Actor actor, Viewer viewer) {
        return budgets.one(actor.councilId(), actor.forPersonId(), id)
                .flatMap(budget -> closings.check(actor.councilId(), budget.id()))
                .filter(account -> account.closedAt() != null)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .map(account -> page(viewer, account).show());
    }

    static ClosedPage page(Viewer viewer, AccountCheck account) {
        Closing closing = account.closing();
        if (closing == null || closing.decidedAt() == null) {
            throw new IllegalArgumentException("This account is open");
        }
        boolean own = viewer.actingFor() == null;
        List<String> lines = new ArrayList<>();
        lines.add("The account was closed on " + DateWords.date(closing.decidedAt())
                + ". Nothing comes in or goes out any more.");
        lines.add(
                closing.returnPence() == 0
                        ? "Nothing of the council’s money was left."
                        : Pence.of(closing.returnPence()).text() + " was the council’s and went back to it.");
        lines.add(
                closing.payOutPence() == 0
                        ? (own ? "None of your own money was left." : "None of their own money was left.")
                        : Pence.of(closing.payOutPence()).text()
                                + (own ? " is yours: " : " is theirs: ")
                                + Pence.of(closing.ownPence()).text()
                                + (own ? " that you added, and " : " that they added, and ")
                                + Pence.of(closing.contributionPence()).text()
                                + (own ? " of your share that was not used." : " of their share that was not used."));
        closing.payments().stream().map(ClosingWords::paid).forEach(lines::add);
        return new ClosedPage(
                Frame.of("The account is closed", viewer).under("/money"),
                lines,
                "/money/" + account.budgetId() + "/statement",
                "If something looks wrong, " + viewer.help().call()
                        + ". You can complain, and after that the Local Government and Social Care Ombudsman looks at it,"
                        + " free of charge.");
    }
}
