package uk.directly.booking.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
import uk.directly.booking.BackupLists;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingState;
import uk.directly.booking.Cancellations;
import uk.directly.booking.PairResult;
import uk.directly.booking.PairSteps;
import uk.directly.booking.TwoBooked;
import uk.directly.data.IdempotencyKey;
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
import uk.directly.web.Viewer;

/** Two people who come at the same time: seen together, called off together, and whether one is enough (R7: they decide). */
@Controller
@RequestMapping(PairWords.PATH + "/{id}")
@Allow({Role.HOLDER, Role.CARER})
class TogetherController {
    private final PairSteps steps;
    private final BackupLists backups;
    private final Clock clock;

    TogetherController(PairSteps steps, BackupLists backups, Clock clock) {
        this.steps = steps;
        this.backups = backups;
        this.clock = clock;
    }

    @GetMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> show(
            @PathVariable("id") UUID id,
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer) {
        return Mono.zip(found(actor, id), backups.of(actor).collectList())
                .map(found -> page(viewer, found.getT1(), found.getT2(), done, FormErrors.NONE)
                        .show());
    }

    @PostMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> change(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(found(actor, id), backups.of(actor).collectList(), exchange.getFormData())
                .flatMap(found -> step(actor, found.getT1(), found.getT3()).map(result -> {
                    String here = PairWords.PATH + "/" + id;
                    return switch (result) {
                        case PairResult.Done done ->
                            Page.goTo(here + "?done="
                                    + ("keep".equals(found.getT3().getFirst("do")) ? "kept" : "off"));
                        case PairResult.Refused refused ->
                            page(viewer, found.getT1(), found.getT2(), null, FormErrors.one("", CHANGED))
                                    .show(HttpStatus.CONFLICT);
                        case PairResult.Quoted quoted ->
                            throw new IllegalStateException("Nothing was asked to be priced");
                    };
                }));
    }

    private static final String CHANGED =
            "Something has changed since you opened the page. Nothing was done. This is how it stands now";

    private Mono<PairResult> step(Actor actor, TwoBooked both, MultiValueMap<String, String> form) {
        if ("keep".equals(form.getFirst("do"))) {
            return steps.keepAlone(actor, both.id());
        }
        String charge = Objects.requireNonNullElse(form.getFirst("charge"), "");
        String key =
                both.id() + ":" + both.first().version() + ":" + both.second().version();
        return steps.cancel(
                actor,
                both.id(),
                Cancellations.Reason.CHANGED_MIND,
                charge.matches("[0-9]{1,9}") ? Long.parseLong(charge) : -1L,
                IdempotencyKey.of(actor.personId(), "POST /visits/together", key, actor.forPersonId() + " " + key));
    }

    private Mono<TwoBooked> found(Actor actor, UUID id) {
        return steps.one(actor, id).switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private TogetherPage page(
            Viewer viewer, TwoBooked both, List<Booking> askInstead, @Nullable String done, FormErrors errors) {
        return page(viewer, both, steps.cost(both), askInstead, done, errors, clock.instant());
    }

    static TogetherPage page(
            Viewer viewer,
            TwoBooked both,
            PairSteps.Cost cost,
            List<Booking> askInstead,
            @Nullable String done,
            FormErrors errors,
            Instant now) {
        @Nullable Booking alone = both.alone(now).orElse(null);
        List<Booking> standing = both.standing(now);
        Frame frame = Frame.of(title(both, alone), viewer).under("/visits").withNotice(notice(done, standing));
        return new TogetherPage(
                errors.isEmpty() ? frame : frame.withError(),
                DateWords.visit(both.first().start(), both.first().end()),
                sentence(both, standing),
                table(both, now),
                alone == null ? null : alone(both, alone, askInstead),
                cost.each().isEmpty() ? null : costs(cost),
                standing.size() == 1 ? "Call " + standing.getFirst().provider().name() + " off" : "Call both off",
                cost.chargePence(),
                PairWords.PATH + "/" + both.id(),
                errors);
    }

    private static String title(TwoBooked both, @Nullable Booking alone) {
        String names = both.first().provider().name() + " and "
                + both.second().provider().name();
        if (alone != null) {
            return "Is " + alone.provider().name() + " enough?";
        }
        boolean asked = both.both().stream().allMatch(booking -> booking.state() == BookingState.REQUESTED);
        return asked ? "We asked " + names : "Two people: " + names;
    }

    private static String sentence(TwoBooked both, List<Booking> standing) {
        long waiting = standing.stream()
                .filter(booking -> booking.state() == BookingState.REQUESTED)
                .count();
        if (standing.isEmpty()) {
            return "Neither of them is still to come.";
        }
        if (standing.size() == 1) {
            return "Only " + standing.getFirst().provider().name() + " is left of the two.";
        }
        return waiting == 0
                ? "Two people come: both have said yes. Nothing is paid until it has happened and you say yes."
                : "Each of them answers by "
                        + DateWords.dayAndTime(
                                both.first().answerBy().isAfter(both.second().answerBy())
                                        ? both.first().answerBy()
                                        : both.second().answerBy())
                        + ". If one can’t come, we tell you and you decide. Nothing is paid until it has happened and you"
                        + " say yes.";
    }

    private static Table table(TwoBooked both, Instant now) {
        List<Table.Row> rows = new ArrayList<>();
        for (Booking booking : both.both()) {
            rows.add(Table.Row.to(
                    "/visits/" + booking.id(),
                    booking.provider().name(),
                    StateWords.tag(booking, now),
                    Pence.of(booking.pricePence()).text()));
        }
        boolean bothStand = both.standing(now).size() == 2;
        rows.add(Table.Row.of(
                bothStand ? "Both together" : "Promised now",
                "",
                Pence.of(
                                bothStand
                                        ? both.pricePence()
                                        : both.first().heldPence()
                                                + both.second().heldPence())
                        .text()));
        return new Table(
                "Who comes",
                List.of(Table.Column.text("Who"), Table.Column.text("How it stands"), Table.Column.number("Price")),
                rows);
    }

    private static TogetherPage.Alone alone(TwoBooked both, Booking left, List<Booking> askInstead) {
        String name = left.provider().name();
        Booking gone = both.besides(left);
        return new TogetherPage.Alone(
                gone.provider().name() + " can’t come. " + name + " would come alone. We have asked nobody else.",
                "Keep " + name + " alone",
                NotComePage.links(askInstead.stream()
                        .filter(each -> !each.provider()
                                        .id()
                                        .equals(left.provider().id())
                                && !each.provider().id().equals(gone.provider().id()))
                        .toList()));
    }

    private static List<String> costs(PairSteps.Cost cost) {
        List<String> lines = new ArrayList<>();
        lines.add(
                cost.chargePence() == 0
                        ? "Calling off now is free. All of the "
                                + Pence.of(cost.releasePence()).text() + " is left to use again."
                        : "Calling off now costs "
                                + Pence.of(cost.chargePence()).text() + ". The other "
                                + Pence.of(cost.releasePence()).text() + " is left to use again.");
        if (cost.each().size() > 1) {
            cost.each()
                    .forEach(one -> lines.add(one.booking().provider().name() + ": "
                            + Pence.of(one.cost().chargePence()).text() + ". "
                            + one.cost().why()));
        } else {
            lines.add(cost.each().getFirst().cost().why());
        }
        return lines;
    }

    private static @Nullable String notice(@Nullable String done, List<Booking> standing) {
        return switch (done == null ? "" : done) {
            case "kept" ->
                standing.size() == 1
                        ? standing.getFirst().provider().name() + " comes alone. Nothing else has changed."
                        : null;
            case "off" -> standing.isEmpty() ? "It is called off. We told who was to come." : null;
            default -> null;
        };
    }
}
