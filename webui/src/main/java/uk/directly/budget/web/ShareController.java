package uk.directly.budget.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.budget.Budget;
import uk.directly.budget.Budgets;
import uk.directly.budget.ContributionDue;
import uk.directly.budget.ContributionPayments;
import uk.directly.budget.ContributionResult;
import uk.directly.budget.Contributions;
import uk.directly.budget.Paid;
import uk.directly.budget.ShareNote;
import uk.directly.council.London;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.money.Pence;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;
import uk.directly.web.TypedPounds;
import uk.directly.web.Viewer;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.Paging;

/** A person's own share: what is paid of it, what is not, and "I have paid it" on the own-bank route (R22, R27). */
@Controller
@Allow({Role.HOLDER, Role.CARER})
class ShareController {
    private static final String PATH = "/money/{budget}/share";
    private static final int SHOWN = 25;

    private final Budgets budgets;
    private final Contributions contributions;
    private final ContributionPayments payments;
    private final Clock clock;

    ShareController(Budgets budgets, Contributions contributions, ContributionPayments payments, Clock clock) {
        this.budgets = budgets;
        this.contributions = contributions;
        this.payments = payments;
        this.clock = clock;
    }

    @GetMapping(PATH)
    @ForOthers(Power.RUN)
    Mono<Rendering> share(
            @PathVariable("budget") UUID id,
            @RequestParam(name = "done", defaultValue = "") String done,
            Paging paging,
            Actor actor,
            Viewer viewer) {
        return mine(actor, id)
                .flatMap(budget -> page(viewer, budget, paging.after(), done, null, FormErrors.NONE))
                .map(Page::show);
    }

    @PostMapping(PATH)
    @ForOthers(Power.RUN)
    Mono<Rendering> paid(@PathVariable("budget") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(mine(actor, id), exchange.getFormData()).flatMap(found -> {
            Budget budget = found.getT1();
            String typed = Objects.requireNonNullElse(found.getT2().getFirst("amount"), "");
            Long pence = TypedPounds.pence(typed);
            if (pence == null || pence < 1) {
                return again(viewer, budget, typed, "Give an amount in pounds, like 40.00");
            }
            IdempotencyKey key = IdempotencyKey.of(
                    actor.personId(),
                    "POST " + PATH,
                    Objects.requireNonNullElse(found.getT2().getFirst("key"), "none"),
                    actor.forPersonId() + " " + id + " " + pence);
            return payments.say(actor, id, pence, key).flatMap(result -> switch (result) {
                case ContributionResult.Done done -> Mono.just(Page.goTo("/money/" + id + "/share?done=paid"));
                case ContributionResult.TooMuch much ->
                    again(
                            viewer,
                            budget,
                            typed,
                            "There is " + Pence.of(much.openPence()).text() + " to pay. Give that or less");
                case ContributionResult.NotOwnBank none ->
                    again(viewer, budget, typed, "This money is not in your own bank account any more");
                case ContributionResult.NotFound none -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
                case ContributionResult.KeyReused none -> again(viewer, budget, typed, "Press the button once more");
                case ContributionResult.InProgress none ->
                    again(viewer, budget, typed, "We are still working on it. Wait a few seconds and look again");
            });
        });
    }

    private Mono<Rendering> again(Viewer viewer, Budget budget, String typed, String why) {
        return page(viewer, budget, null, "", typed, FormErrors.one("amount", why))
                .map(page -> page.show(HttpStatus.UNPROCESSABLE_CONTENT));
    }

    private Mono<SharePage> page(
            Viewer viewer,
            Budget budget,
            @Nullable Cursor after,
            String done,
            @Nullable String typed,
            FormErrors errors) {
        LocalDate today = London.today(clock);
        return Mono.zip(
                        contributions
                                .of(
                                        budget.councilId(),
                                        budget.id(),
                                        after == null ? null : after.date(0),
                                        after == null ? null : after.id(1),
                                        SHOWN + 1)
                                .collectList(),
                        contributions
                                .open(budget.councilId(), budget.holderId())
                                .filter(open -> open.budgetId().equals(budget.id()))
                                .map(Contributions.Open::due)
                                .collectList())
                .map(found -> {
                    List<ContributionDue> all = found.getT1();
                    List<ContributionDue> open = found.getT2();
                    String title = MoneyPages.other(viewer) == null ? "Your share" : "Their share";
                    Frame frame = Frame.of(title, viewer)
                            .under("/money")
                            .withNotice(done.equals("paid") ? "Thank you. It counts from now on." : null);
                    return new SharePage(
                            errors.isEmpty() ? frame : frame.withError(),
                            errors,
                            budget.share(),
                            ShareNote.of(open, today, MoneyPages.other(viewer)).orElse(null),
                            all.isEmpty() ? null : table(all, today),
                            all.size() > SHOWN ? older(budget, all.get(SHOWN - 1)) : null,
                            say(budget, open, typed));
                });
    }

    private static SharePage.@Nullable Say say(Budget budget, List<ContributionDue> open, @Nullable String typed) {
        long pence = open.stream()
                .filter(due -> due.how() == Paid.NET)
                .mapToLong(ContributionDue::openPence)
                .sum();
        return budget.isOwnBank() && pence > 0
                ? new SharePage.Say(
                        "/money/" + budget.id() + "/share",
                        typed == null ? TypedPounds.text(pence) : typed,
                        Ids.next().toString())
                : null;
    }

    private static Table table(List<ContributionDue> shares, LocalDate today) {
        return new Table(
                "What is paid of it",
                List.of(
                        Table.Column.text("For"),
                        Table.Column.text("By"),
                        Table.Column.number("Share"),
                        Table.Column.number("Paid"),
                        Table.Column.text("How it stands")),
                shares.stream()
                        .limit(SHOWN)
                        .map(due -> Table.Row.of(
                                DateWords.date(due.firstDay()) + " to " + DateWords.date(due.lastDay()),
                                DateWords.date(due.dueOn()),
                                Pence.of(due.amountPence()).text(),
                                Pence.of(due.paidPence()).text(),
                                words(due, today)))
                        .toList());
    }

    private static String words(ContributionDue due, LocalDate today) {
        String bill = due.how() == Paid.GROSS ? ", by a bill" : "";
        return switch (due.state(today)) {
            case PAID -> "Paid" + bill;
            case PART -> "Some of it is paid" + bill;
            case EXPECTED -> "There is time" + bill;
            case OVERDUE -> "Not paid yet" + bill;
        };
    }

    private static String older(Budget budget, ContributionDue last) {
        return "/money/" + budget.id() + "/share?cursor=" + Cursor.after(last.firstDay(), last.id());
    }

    private Mono<Budget> mine(Actor actor, UUID id) {
        return budgets.one(actor.councilId(), actor.forPersonId(), id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
