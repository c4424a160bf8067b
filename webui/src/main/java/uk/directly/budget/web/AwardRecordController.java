package uk.directly.budget.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.budget.Award;
import uk.directly.budget.AwardKind;
import uk.directly.budget.AwardRecording;
import uk.directly.budget.AwardRequest;
import uk.directly.budget.AwardResult;
import uk.directly.budget.Enough;
import uk.directly.budget.Holders;
import uk.directly.budget.MoneyRoutes;
import uk.directly.budget.model.Cycles;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/** An officer records an award: one form, then all answers once more, then it is done. */
@Controller
@Allow({Role.FINANCE, Role.SOCIAL_WORK})
class AwardRecordController {
    private static final String PATH = "/awards/for/{person}/record";

    private final AwardRecording recording;
    private final Holders holders;
    private final MoneyRoutes routes;
    private final Enough enough;

    AwardRecordController(AwardRecording recording, Holders holders, MoneyRoutes routes, Enough enough) {
        this.recording = recording;
        this.holders = holders;
        this.routes = routes;
        this.enough = enough;
    }

    @GetMapping(PATH)
    Mono<Rendering> ask(@PathVariable("person") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return person(actor, id)
                .flatMap(person -> form(actor, viewer, person, AwardForm.of(kept::value), FormErrors.NONE));
    }

    @PostMapping(PATH)
    Mono<Rendering> go(@PathVariable("person") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(person(actor, id), exchange.getFormData())
                .flatMap(found -> go(actor, viewer, found.getT1(), found.getT2()));
    }

    private Mono<Rendering> go(Actor actor, Viewer viewer, Award.Holder person, MultiValueMap<String, String> sent) {
        AwardForm form = AwardForm.of(sent::getFirst);
        String step = Objects.requireNonNullElse(sent.getFirst("step"), "");
        if (step.equals("edit")) {
            return form(actor, viewer, person, form, FormErrors.NONE);
        }
        return switch (form.read(person.id())) {
            case AwardForm.Reading.Wrong wrong -> form(actor, viewer, person, form, wrong.errors());
            case AwardForm.Reading.Understood understood ->
                step.equals("do")
                        ? record(actor, viewer, person, form, understood.request(), sent)
                        : recording
                                .check(understood.request())
                                .flatMap(why -> form(actor, viewer, person, form, AwardRefusalWords.of(why)))
                                .switchIfEmpty(
                                        Mono.defer(() -> check(actor, viewer, person, form, understood.request())));
        };
    }

    private Mono<Rendering> record(
            Actor actor,
            Viewer viewer,
            Award.Holder person,
            AwardForm form,
            AwardRequest request,
            MultiValueMap<String, String> sent) {
        String key = Objects.requireNonNullElse(sent.getFirst("key"), "none");
        return recording
                .record(actor, request, IdempotencyKey.of(actor.personId(), "POST " + PATH, key, request.toString()))
                .flatMap(result -> switch (result) {
                    case AwardResult.Done done ->
                        Mono.just(Page.goTo(AwardPages.path(done.award()) + "?done=recorded"));
                    case AwardResult.Refused refused ->
                        form(actor, viewer, person, form, AwardRefusalWords.of(refused.why()));
                });
    }

    private Mono<Rendering> form(Actor actor, Viewer viewer, Award.Holder person, AwardForm form, FormErrors errors) {
        Frame frame = Frame.of("Record an award", viewer).under("/awards");
        return routes.brokers(actor.councilId())
                .map(broker -> Choice.of(broker.id().toString(), broker.name()))
                .collectList()
                .map(brokers -> {
                    List<Choice> choices = new ArrayList<>(List.of(Choice.of("", "Nobody: it is no fund")));
                    choices.addAll(brokers);
                    return new AwardFormPage(
                                    errors.isEmpty() ? frame : frame.withError(),
                                    AwardFormPage.Task.RECORD,
                                    "/awards/for/" + person.id(),
                                    person.name(),
                                    "It opens an account for the money. How they want to have it is theirs to choose, on"
                                            + " their own page.",
                                    form,
                                    choices,
                                    null,
                                    path(person),
                                    errors)
                            .show(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
                });
    }

    private Mono<Rendering> check(
            Actor actor, Viewer viewer, Award.Holder person, AwardForm form, AwardRequest request) {
        Mono<String> brokers = routes.brokers(actor.councilId())
                .filter(broker -> broker.id().equals(request.brokerId()))
                .map(Award.Broker::name)
                .next()
                .defaultIfEmpty("");
        return enough.of(actor.councilId(), person.id(), request.kind(), request.terms())
                .map(EnoughWords::forOfficers)
                .singleOptional()
                .zipWith(brokers, (part, broker) -> {
                    List<SummaryRow> rows = new ArrayList<>();
                    rows.add(SummaryRow.of("Kind", AwardWords.kind(request.kind())));
                    rows.add(SummaryRow.of("Days", AwardWords.days(request.from(), request.to())));
                    rows.addAll(AwardWords.rows(request.kind(), request.terms()));
                    rows.add(new SummaryRow("Plan lines", request.planLines(), null));
                    if (!broker.isEmpty()) {
                        rows.add(SummaryRow.of("Broker", broker));
                    }
                    return new AwardCheckPage(
                                    Frame.of("Check before you record it", viewer)
                                            .under("/awards"),
                                    person.name(),
                                    rows,
                                    part.orElse(null),
                                    notes(request),
                                    form.fields(path(person)),
                                    null,
                                    Ids.next().toString(),
                                    "Record this award")
                            .show();
                });
    }

    private static List<String> notes(AwardRequest request) {
        List<String> notes = new ArrayList<>();
        Cycles.of(request.kind(), request.from(), request.to(), request.terms())
                .after(request.from().minusDays(1))
                .map(AwardPages::next)
                .ifPresent(next -> notes.add(next + "."));
        notes.add("It is paid in with the next funding run that another officer approves.");
        if (request.kind() == AwardKind.CARER_DIRECT_PAYMENT) {
            notes.add("This is for the carer’s own needs. Replacement care is paid from the other person’s award.");
        }
        return notes;
    }

    private Mono<Award.Holder> person(Actor actor, UUID id) {
        return holders.one(actor.councilId(), id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static String path(Award.Holder person) {
        return "/awards/for/" + person.id() + "/record";
    }
}
