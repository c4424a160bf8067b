package uk.directly.budget.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.budget.Award;
import uk.directly.budget.Awards;
import uk.directly.budget.Budget;
import uk.directly.budget.Budgets;
import uk.directly.budget.FieldFault;
import uk.directly.budget.RingFence;
import uk.directly.budget.RingFencePurpose;
import uk.directly.budget.RingFenceRequest;
import uk.directly.budget.RingFenceResult;
import uk.directly.budget.RingFences;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.money.Pence;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Choice;
import uk.directly.web.DateParts;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Table;
import uk.directly.web.TypedPounds;
import uk.directly.web.Viewer;

/** Officers set money aside inside a budget, for something named and until a day, and free it (R12). */
@Controller
@Allow({Role.FINANCE, Role.SOCIAL_WORK})
class SetAsideController {
    private static final String PATH = "/awards/{award}/set-aside";
    private static final int SHOWN = 50;

    private final Awards awards;
    private final Budgets budgets;
    private final RingFences ringFences;

    SetAsideController(Awards awards, Budgets budgets, RingFences ringFences) {
        this.awards = awards;
        this.budgets = budgets;
        this.ringFences = ringFences;
    }

    @GetMapping(PATH)
    Mono<Rendering> all(
            @PathVariable("award") UUID id,
            @RequestParam(name = "done", defaultValue = "") String done,
            Actor actor,
            Viewer viewer) {
        return known(actor, id)
                .flatMap(award -> page(viewer, award, SetAsidePage.Typed.NOTHING, FormErrors.NONE, notice(done)))
                .map(Page::show);
    }

    @PostMapping(PATH)
    Mono<Rendering> set(@PathVariable("award") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(known(actor, id), exchange.getFormData()).flatMap(found -> {
            SetAsidePage.Typed typed = typed(found.getT2());
            RingFenceRequest request = request(typed);
            if (request == null) {
                return again(viewer, found.getT1(), typed, errors(typed), HttpStatus.UNPROCESSABLE_CONTENT);
            }
            IdempotencyKey key = IdempotencyKey.of(
                    actor.personId(),
                    "POST " + PATH,
                    Objects.requireNonNullElse(found.getT2().getFirst("key"), "none"),
                    id + " " + request);
            return ringFences
                    .set(actor, found.getT1().budgetId(), request, key)
                    .flatMap(result -> result instanceof RingFenceResult.Done
                            ? Mono.just(Page.goTo("/awards/" + id + "/set-aside?done=set"))
                            : again(viewer, found.getT1(), typed, why(result), HttpStatus.CONFLICT));
        });
    }

    @PostMapping(PATH + "/{id}/release")
    Mono<Rendering> release(@PathVariable("award") UUID awardId, @PathVariable("id") UUID id, Actor actor) {
        return known(actor, awardId)
                .flatMap(award -> ringFences.release(actor, award.budgetId(), id))
                .map(result -> {
                    if (result instanceof RingFenceResult.NotFound) {
                        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                    }
                    // Free already: by the first of two clicks, or on its last day.
                    return Page.goTo("/awards/" + awardId + "/set-aside?done=free");
                });
    }

    private Mono<Rendering> again(
            Viewer viewer, Award award, SetAsidePage.Typed typed, FormErrors errors, HttpStatus status) {
        return page(viewer, award, typed, errors, null).map(page -> page.show(status));
    }

    private Mono<SetAsidePage> page(
            Viewer viewer, Award award, SetAsidePage.Typed typed, FormErrors errors, @Nullable String notice) {
        return Mono.zip(
                        budgets.inCouncil(award.councilId(), award.budgetId()),
                        ringFences
                                .of(award.councilId(), award.budgetId(), null, SHOWN)
                                .collectList())
                .map(found -> page(viewer, award, found.getT1(), found.getT2(), typed, errors, notice));
    }

    private static SetAsidePage page(
            Viewer viewer,
            Award award,
            Budget budget,
            List<RingFence> fences,
            SetAsidePage.Typed typed,
            FormErrors errors,
            @Nullable String notice) {
        Frame frame = Frame.of("Set aside for " + award.holder().name(), viewer)
                .under("/awards")
                .withNotice(notice);
        String here = "/awards/" + award.id() + "/set-aside";
        List<RingFence> over = fences.stream()
                .filter(fence -> fence.state() != RingFence.State.SET_ASIDE)
                .toList();
        return new SetAsidePage(
                errors.isEmpty() ? frame : frame.withError(),
                errors,
                new Link("Back to the award", "/awards/" + award.id()),
                Pence.of(budget.availablePence()).text() + " is available in this budget. Only the council’s part of it"
                        + " can be set aside.",
                fences.stream()
                        .filter(fence -> fence.state() == RingFence.State.SET_ASIDE)
                        .map(fence -> new SetAsidePage.Fence(
                                MoneyPages.setAside(fence),
                                here + "/" + fence.id() + "/release",
                                "Free " + Pence.of(fence.amountPence()).text()))
                        .toList(),
                over.isEmpty() ? null : before(over),
                Stream.of(RingFencePurpose.values())
                        .map(purpose -> Choice.of(purpose.slug(), words(purpose)))
                        .toList(),
                typed,
                here,
                Ids.next().toString());
    }

    private static Table before(List<RingFence> over) {
        return new Table(
                "No longer set aside",
                List.of(
                        Table.Column.text("For"),
                        Table.Column.text("Why"),
                        Table.Column.number("Amount"),
                        Table.Column.text("Last day"),
                        Table.Column.text("Now")),
                over.stream()
                        .map(fence -> Table.Row.of(
                                words(fence.purpose()),
                                fence.reason(),
                                Pence.of(fence.amountPence()).text(),
                                DateWords.date(fence.until()),
                                fence.state() == RingFence.State.ENDED ? "Its time is over" : "Freed by an officer"))
                        .toList());
    }

    private static String words(RingFencePurpose purpose) {
        return switch (purpose) {
            case EMPLOYER_COSTS -> "Employer costs";
            case AGREED_FUTURE_NEED -> "An agreed future need";
        };
    }

    private static SetAsidePage.Typed typed(MultiValueMap<String, String> form) {
        return new SetAsidePage.Typed(
                text(form, "purpose"),
                text(form, "reason"),
                text(form, "amount"),
                DateParts.of(form.getFirst("until-day"), form.getFirst("until-month"), form.getFirst("until-year")));
    }

    private static String text(MultiValueMap<String, String> form, String name) {
        return Objects.requireNonNullElse(form.getFirst(name), "").strip();
    }

    /** Null: something in it is wrong. */
    private static @Nullable RingFenceRequest request(SetAsidePage.Typed typed) {
        Long pence = TypedPounds.pence(typed.amount());
        LocalDate until = typed.until().date();
        RingFencePurpose purpose = purpose(typed.purpose());
        return pence == null
                        || pence < 1
                        || until == null
                        || purpose == null
                        || typed.reason().isEmpty()
                ? null
                : new RingFenceRequest(purpose, typed.reason(), pence, until);
    }

    private static @Nullable RingFencePurpose purpose(String slug) {
        return Stream.of(RingFencePurpose.values())
                .filter(purpose -> purpose.slug().equals(slug))
                .findFirst()
                .orElse(null);
    }

    private static FormErrors errors(SetAsidePage.Typed typed) {
        FormErrors errors = FormErrors.NONE;
        if (purpose(typed.purpose()) == null) {
            errors = errors.and("purpose", "Choose what it is for");
        }
        if (typed.reason().isEmpty()) {
            errors = errors.and("reason", "Say why, in words that the person will read");
        }
        Long pence = TypedPounds.pence(typed.amount());
        if (pence == null || pence < 1) {
            errors = errors.and("amount", "Give an amount in pounds, like 200.00");
        }
        if (typed.until().date() == null) {
            errors = errors.and("until", "Give the last day as day, month and year, like 31 1 2027");
        }
        return errors;
    }

    private static FormErrors why(RingFenceResult result) {
        return switch (result) {
            case RingFenceResult.InsufficientFunds missing ->
                FormErrors.one(
                        "amount",
                        Pence.of(missing.availablePence()).text() + " of the council’s money is available. Give that or"
                                + " less");
            case RingFenceResult.Invalid invalid -> {
                FormErrors errors = FormErrors.NONE;
                for (FieldFault fault : invalid.faults()) {
                    errors =
                            errors.and(fault.field().equals("amountPence") ? "amount" : fault.field(), fault.message());
                }
                yield errors;
            }
            case RingFenceResult.Done none -> FormErrors.NONE;
            case RingFenceResult.NotFound none -> FormErrors.one("", "This budget is not there any more");
            case RingFenceResult.FreeAlready none -> FormErrors.one("", "This money is free already");
            case RingFenceResult.KeyReused none -> FormErrors.one("", "Press the button once more");
            case RingFenceResult.InProgress none ->
                FormErrors.one("", "We are still working on it. Wait a few seconds and look again");
        };
    }

    private static @Nullable String notice(String done) {
        return switch (done) {
            case "set" -> "The money is set aside. The person sees it with its reason.";
            case "free" -> "The money is free again.";
            default -> null;
        };
    }

    private Mono<Award> known(Actor actor, UUID id) {
        return awards.one(actor.councilId(), id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
