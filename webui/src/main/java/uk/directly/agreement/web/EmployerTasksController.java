package uk.directly.agreement.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.agreement.Agreement;
import uk.directly.agreement.AgreementBook;
import uk.directly.agreement.AgreementResult;
import uk.directly.agreement.Agreements;
import uk.directly.agreement.EmployerTask;
import uk.directly.council.London;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.rate.Engagement;
import uk.directly.web.Address;
import uk.directly.web.DateParts;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Task;
import uk.directly.web.Viewer;

/** "Before (name) starts": what an employer does before a first day of work, with help for each (R83). */
@Controller
@Allow({Role.HOLDER, Role.CARER})
@RequestMapping(AgreementPages.HELD + "/{id}/tasks")
class EmployerTasksController {
    private final AgreementBook book;
    private final Agreements agreements;
    private final Clock clock;

    EmployerTasksController(AgreementBook book, Agreements agreements, Clock clock) {
        this.book = book;
        this.agreements = agreements;
        this.clock = clock;
    }

    @GetMapping
    @ForOthers(Power.RUN)
    Mono<Rendering> list(
            @PathVariable("id") UUID id,
            @RequestParam(name = "then", required = false) @Nullable String then,
            Actor actor,
            Viewer viewer) {
        return employed(actor, id)
                .map(agreement -> list(viewer, agreement, within(then)).show());
    }

    @GetMapping("/{task}")
    @ForOthers(Power.RUN)
    Mono<Rendering> task(
            @PathVariable("id") UUID id,
            @PathVariable("task") String slug,
            @RequestParam(name = "then", required = false) @Nullable String then,
            Actor actor,
            Viewer viewer) {
        EmployerTask task = task(slug);
        return employed(actor, id).map(agreement -> {
            Agreement.DoneTask done = agreement.task(task).orElse(null);
            LocalDate until = done == null ? null : done.until();
            return form(
                            viewer,
                            agreement,
                            task,
                            within(then),
                            done == null ? DateParts.EMPTY : DateParts.of(done.doneOn()),
                            until == null ? DateParts.EMPTY : DateParts.of(until),
                            done == null ? "" : Objects.requireNonNullElse(done.who(), ""),
                            FormErrors.NONE)
                    .show();
        });
    }

    @PostMapping("/{task}")
    @ForOthers(Power.RUN)
    Mono<Rendering> save(
            @PathVariable("id") UUID id,
            @PathVariable("task") String slug,
            Actor actor,
            Viewer viewer,
            ServerWebExchange exchange) {
        EmployerTask task = task(slug);
        return Mono.zip(employed(actor, id), exchange.getFormData())
                .flatMap(found -> save(actor, viewer, found.getT1(), task, found.getT2()));
    }

    private Mono<Rendering> save(
            Actor actor, Viewer viewer, Agreement agreement, EmployerTask task, MultiValueMap<String, String> form) {
        String then = within(form.getFirst("then"));
        DateParts on = DateParts.of(form.getFirst("on-day"), form.getFirst("on-month"), form.getFirst("on-year"));
        DateParts last =
                DateParts.of(form.getFirst("until-day"), form.getFirst("until-month"), form.getFirst("until-year"));
        String who = Objects.requireNonNullElse(form.getFirst("who"), "");
        if ("undo".equals(form.getFirst("do"))) {
            return agreements
                    .undo(actor, agreement.id(), task)
                    .map(result -> result instanceof AgreementResult.WrongState
                            ? form(viewer, agreement, task, then, on, last, who, FormErrors.one("", BOOKED))
                                    .show(HttpStatus.CONFLICT)
                            : Page.goTo(tasks(agreement, then)));
        }
        FormErrors errors = errors(task, on, last);
        if (!errors.isEmpty()) {
            return Mono.just(
                    form(viewer, agreement, task, then, on, last, who, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
        }
        return agreements
                .done(actor, agreement.id(), task, Objects.requireNonNull(on.date()), last.date(), who)
                .map(result -> switch (result) {
                    case AgreementResult.Invalid invalid ->
                        form(
                                        viewer,
                                        agreement,
                                        task,
                                        then,
                                        on,
                                        last,
                                        who,
                                        FormErrors.one(field(invalid), invalid.message()))
                                .show(HttpStatus.UNPROCESSABLE_CONTENT);
                    case AgreementResult.NotFound none -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                    default -> Page.goTo(tasks(agreement, then));
                });
    }

    private static final String BOOKED =
            "Visits are booked that stand on this. Cancel them first, or write down what is new";

    private static String field(AgreementResult.Invalid invalid) {
        return invalid.field().equals("doneOn") ? "on" : invalid.field();
    }

    private static FormErrors errors(EmployerTask task, DateParts on, DateParts last) {
        FormErrors errors = FormErrors.NONE;
        if (on.date() == null) {
            errors = errors.and("on", "Enter the day on which you did it, like 27 3 2026");
        }
        if ((task == EmployerTask.INSURANCE || !last.isEmpty()) && last.date() == null) {
            errors = errors.and("until", "Enter its last day, like 27 3 2027");
        }
        return errors;
    }

    private TasksPage list(Viewer viewer, Agreement agreement, String then) {
        String name = agreement.provider().name();
        return new TasksPage(
                Frame.of("Before " + name + " starts", viewer).under("/people"),
                AgreementPages.HELD + "/" + agreement.id(),
                "You are the boss, so a few things come first. You don’t have to do it alone.",
                lines(agreement, then, true),
                lines(agreement, then, false),
                agreement.ready() ? "That is all that is needed. You can book " + name + " now." : "",
                !agreement.ready()
                        ? null
                        : then.isEmpty()
                                ? new Link("See what you both agreed", AgreementPages.HELD + "/" + agreement.id())
                                : new Link("Go on with the visit", then),
                viewer.help().call());
    }

    /** Done, until its last day is over (R83). */
    private String state(Agreement agreement, EmployerTask task) {
        LocalDate today = London.today(clock);
        return agreement
                .task(task)
                .map(done -> done.until() != null && done.until().isBefore(today) ? "Ran out" : "Done")
                .orElse("To do");
    }

    private List<Task> lines(Agreement agreement, String then, boolean needed) {
        return Arrays.stream(EmployerTask.values())
                .filter(task -> task.isNeeded() == needed)
                .map(task -> new Task(
                        AgreementWords.task(task, agreement.provider().name()),
                        agreement
                                .task(task)
                                .map(done -> done.until() == null
                                        ? "On " + DateWords.date(done.doneOn())
                                        : "On " + DateWords.date(done.doneOn()) + ", until "
                                                + DateWords.date(done.until()))
                                .orElse(null),
                        Address.of(AgreementPages.HELD + "/" + agreement.id() + "/tasks/" + task.slug())
                                .with("then", then)
                                .toString(),
                        state(agreement, task),
                        state(agreement, task).equals("Done")))
                .toList();
    }

    private TaskFormPage form(
            Viewer viewer,
            Agreement agreement,
            EmployerTask task,
            String then,
            DateParts on,
            DateParts last,
            String who,
            FormErrors errors) {
        String name = agreement.provider().name();
        Frame frame = Frame.of(AgreementWords.task(task, name), viewer).under("/people");
        return new TaskFormPage(
                errors.isEmpty() ? frame : frame.withError(),
                tasks(agreement, then),
                AgreementPages.HELD + "/" + agreement.id() + "/tasks/" + task.slug(),
                AgreementWords.help(task, name),
                then,
                on.isEmpty() && errors.isEmpty() ? DateParts.of(London.today(clock)) : on,
                task.isNeeded(),
                task == EmployerTask.INSURANCE,
                last,
                switch (task) {
                    case INSURANCE -> "Who insures you, if you like";
                    case PAYROLL -> "Who does it";
                    case RIGHT_TO_WORK, WRITTEN_TERMS, PENSION -> "";
                },
                who,
                agreement.task(task).isPresent(),
                errors);
    }

    private static String tasks(Agreement agreement, String then) {
        return Address.of(AgreementPages.HELD + "/" + agreement.id() + "/tasks")
                .with("then", then)
                .toString();
    }

    private Mono<Agreement> employed(Actor actor, UUID id) {
        return book.one(actor, id)
                .filter(agreement -> agreement.holder().id().equals(actor.forPersonId())
                        && agreement.engagement() == Engagement.EMPLOYED)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static EmployerTask task(String slug) {
        return Arrays.stream(EmployerTask.values())
                .filter(each -> each.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Only a way into the screens of a booking is followed. */
    static String within(@Nullable String then) {
        return then != null && then.startsWith("/book/") ? then : "";
    }
}
