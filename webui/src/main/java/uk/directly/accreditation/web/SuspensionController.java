package uk.directly.accreditation.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.accreditation.DecisionResult;
import uk.directly.accreditation.Suspensions;
import uk.directly.council.London;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/** An officer suspends a provider in two pages, calls whoever has a visit to come, and ends it (R33, R106). */
@Controller
@Allow(Role.ACCREDITATION)
class SuspensionController {
    private static final String ONE = QueuePages.PATH + "/{id}";
    private static final Map<String, String> NOTICES = Map.of(
            "suspended", "They are hidden now, everywhere. Call the people below today.",
            "called", "Written down.",
            "confirmed", "They aren’t told yet. Look at it again in time.",
            "told", "They are told now that they are suspended, without the reason.");

    private final OfficerDesk desk;
    private final Suspensions suspensions;
    private final Clock clock;

    SuspensionController(OfficerDesk desk, Suspensions suspensions, Clock clock) {
        this.desk = desk;
        this.suspensions = suspensions;
        this.clock = clock;
    }

    @GetMapping(ONE + "/suspend")
    Mono<Rendering> ask(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return Mono.zip(desk.file(actor, id, viewer), suspensions.mostDelayDays(actor))
                .map(found -> form(found.getT1(), SuspendForm.of(kept::value), found.getT2(), FormErrors.NONE)
                        .show());
    }

    /** The second page: nothing has happened yet. */
    @PostMapping(ONE + "/suspend")
    Mono<Rendering> check(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(desk.file(actor, id, viewer), exchange.getFormData(), suspensions.mostDelayDays(actor))
                .map(found -> {
                    SuspendForm form = SuspendForm.of(sent(found.getT2()));
                    FormErrors errors = form.errors(today(), found.getT3());
                    return errors.isEmpty()
                            ? check(found.getT1(), form).show()
                            : form(found.getT1(), form, found.getT3(), errors).show(HttpStatus.UNPROCESSABLE_CONTENT);
                });
    }

    /** Whoever comes back to this address after signing in begins at the first page: what was typed is not kept in addresses. */
    @GetMapping(ONE + "/suspend/now")
    Mono<Rendering> again(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return ask(id, actor, viewer, kept);
    }

    @PostMapping(ONE + "/suspend/now")
    Mono<Rendering> suspend(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(exchange.getFormData(), suspensions.mostDelayDays(actor))
                .flatMap(found -> {
                    SuspendForm form = SuspendForm.of(sent(found.getT1()));
                    int most = found.getT2();
                    FormErrors errors = form.errors(today(), most);
                    if (!errors.isEmpty()) {
                        return desk.file(actor, id, viewer)
                                .map(pages -> form(pages, form, most, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
                    }
                    return suspensions
                            .suspend(actor, id, form.request())
                            .flatMap(result -> result instanceof DecisionResult.Done
                                    ? Mono.just(Page.goTo(FilePages.path(id) + "/suspension?done=suspended"))
                                    : desk.file(actor, id, viewer)
                                            .map(pages -> form(pages, form, most, OfficerDesk.refused(result))
                                                    .show(HttpStatus.CONFLICT)));
                });
    }

    @GetMapping(ONE + "/suspension")
    Mono<Rendering> one(
            @PathVariable("id") UUID id,
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer) {
        return look(actor, id, viewer)
                .map(pages -> pages.page(done == null ? null : NOTICES.get(done), FormErrors.NONE, null, "")
                        .show());
    }

    /** Where sign-in leads back to somebody whose session ended while they wrote. */
    @GetMapping(ONE + "/suspension/calls/{person}")
    Mono<Rendering> call(
            @PathVariable("id") UUID id,
            @PathVariable("person") UUID person,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        return look(actor, id, viewer)
                .map(pages -> pages.page(null, FormErrors.NONE, person, kept.value(SuspensionPages.field(person)))
                        .show());
    }

    @GetMapping({ONE + "/suspension/confirm-delay", ONE + "/suspension/tell-now"})
    Rendering backToTheCase(@PathVariable("id") UUID id) {
        return Page.goTo(FilePages.path(id) + "/suspension");
    }

    @PostMapping(ONE + "/suspension/calls/{person}")
    Mono<Rendering> called(
            @PathVariable("id") UUID id,
            @PathVariable("person") UUID person,
            Actor actor,
            Viewer viewer,
            ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(data -> {
            String said = sent(data).apply(SuspensionPages.field(person));
            return suspensions
                    .called(actor, id, person, said)
                    .flatMap(result -> step(result, actor, id, viewer, "called", person, said));
        });
    }

    @PostMapping(ONE + "/suspension/confirm-delay")
    Mono<Rendering> confirmDelay(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return suspensions
                .confirmDelay(actor, id)
                .flatMap(result -> step(result, actor, id, viewer, "confirmed", null, ""));
    }

    @PostMapping(ONE + "/suspension/tell-now")
    Mono<Rendering> tellNow(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return suspensions.tellNow(actor, id).flatMap(result -> step(result, actor, id, viewer, "told", null, ""));
    }

    @GetMapping(ONE + "/suspension/end")
    Mono<Rendering> askEnd(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return desk.file(actor, id, viewer)
                .map(pages -> end(pages, kept.value("reason")).show());
    }

    @PostMapping(ONE + "/suspension/end")
    Mono<Rendering> end(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(data -> {
            String reason = sent(data).apply("reason");
            return suspensions
                    .end(actor, id, reason)
                    .flatMap(result -> result instanceof DecisionResult.Done
                            ? Mono.just(Page.goTo(FilePages.path(id) + "?done=ended"))
                            : desk.file(actor, id, viewer)
                                    .map(pages -> end(pages, reason)
                                            .wrong(OfficerDesk.refused(result))
                                            .show(status(result))));
        });
    }

    private Mono<Rendering> step(
            DecisionResult result,
            Actor actor,
            UUID id,
            Viewer viewer,
            String done,
            @Nullable UUID person,
            String said) {
        if (result instanceof DecisionResult.Done) {
            return Mono.just(Page.goTo(FilePages.path(id) + "/suspension?done=" + done));
        }
        FormErrors wrong = OfficerDesk.refused(result);
        FormErrors errors = person != null && result instanceof DecisionResult.Invalid
                ? FormErrors.one(
                        SuspensionPages.field(person), wrong.all().getFirst().message())
                : wrong;
        return look(actor, id, viewer)
                .map(pages -> pages.page(null, errors, person, said).show(status(result)));
    }

    private Mono<SuspensionPages> look(Actor actor, UUID id, Viewer viewer) {
        return suspensions.look(actor, id).map(found -> switch (found) {
            case Suspensions.Case.Found one -> new SuspensionPages(viewer, actor.personId(), one.suspension());
            case Suspensions.Case.None none -> throw OfficerDesk.notFound();
            case Suspensions.Case.Interested none -> throw OfficerDesk.notFound();
        });
    }

    private SuspendPage form(FilePages pages, SuspendForm form, int mostDelayDays, FormErrors errors) {
        Frame frame = pages.frame("Suspend");
        return new SuspendPage(
                errors.isEmpty() ? frame : frame.withError(),
                new Link("Back to the file", pages.path()),
                pages.file().name(),
                pages.path() + "/suspend",
                form.key(),
                form.safeguarding(),
                form.reason(),
                form.tell(),
                form.delayReason(),
                form.review(),
                mostDelayDays,
                errors);
    }

    private static StepPage check(FilePages pages, SuspendForm form) {
        LocalDate review = form.review().date();
        return StepPage.of(
                        pages.frame("Check before you suspend"),
                        new Link("Back", pages.path() + "/suspend"),
                        pages.file().name(),
                        List.of(
                                "They are hidden at once: from search, the register and every list.",
                                "Nobody can book them. What is booked stands until the person or you decide otherwise.",
                                "Visits that happened are paid.",
                                "You get the list of people with visits to come, and call each today.",
                                form.isLater() && review != null
                                        ? "They aren’t told, once a second officer agrees today; it is looked at again by "
                                                + DateWords.date(review) + "."
                                        : "They are told today that they are suspended and how to challenge it, without"
                                                + " the reason."),
                        pages.path() + "/suspend/now",
                        "Suspend now")
                .showing(
                        List.of(
                                SummaryRow.of(
                                        "Somebody’s safety",
                                        form.safeguarding().equals("yes") ? "in question" : "not in question"),
                                SummaryRow.of("Why, for officers only", form.reason())),
                        form.hidden(pages.path() + "/suspend/now"))
                .warning();
    }

    private static StepPage end(FilePages pages, String reason) {
        return StepPage.of(
                        pages.frame("End the suspension"),
                        new Link("Back to the suspension", pages.path() + "/suspension"),
                        pages.file().name(),
                        List.of(
                                "They are on the register again at once, or paused where a check ran out meanwhile.",
                                "They are told today."),
                        pages.path() + "/suspension/end",
                        "End the suspension")
                .asking(new StepPage.Words("reason", "Why does it end?", "They read it as it is.", reason));
    }

    private LocalDate today() {
        return London.today(clock);
    }

    private static HttpStatus status(DecisionResult result) {
        return result instanceof DecisionResult.Invalid ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT;
    }

    private static UnaryOperator<String> sent(MultiValueMap<String, String> data) {
        return field -> Objects.requireNonNullElse(data.getFirst(field), "");
    }
}
