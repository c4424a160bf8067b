package uk.directly.concern.web;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.concern.Concerns;
import uk.directly.concern.NewConcern;
import uk.directly.concern.Team;
import uk.directly.concern.ToldConcern;
import uk.directly.concern.TooMany;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.AllowEveryone;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Table;
import uk.directly.web.Viewer;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/**
 * Somebody is worried (R106). One page and its answer: nothing is kept anywhere until it is sent, and then only by us. The
 * answer is shown at once and not at an address of its own, which a browser would remember.
 */
@Controller
class ConcernController {
    private static final Logger LOG = LoggerFactory.getLogger(ConcernController.class);
    private static final String PATH = "/concern";
    private static final String SITE = "Sec-Fetch-Site";

    private final Concerns concerns;

    ConcernController(Concerns concerns) {
        this.concerns = concerns;
    }

    @AllowEveryone
    @GetMapping(PATH)
    Mono<Rendering> ask(@Nullable Actor actor, Viewer viewer, ServerWebExchange exchange) {
        noTrace(exchange);
        String referer = exchange.getRequest().getHeaders().getFirst(HttpHeaders.REFERER);
        ConcernForm form = ConcernForm.empty(
                referer == null
                        ? ""
                        : ConcernForm.cameFrom(exchange.getRequest().getURI(), referer));
        return team(actor)
                .map(team -> page(viewer, actor, team, form, FormErrors.NONE).show());
    }

    @AllowEveryone
    @PostMapping(PATH)
    Mono<Rendering> tell(@Nullable Actor actor, Viewer viewer, ServerWebExchange exchange) {
        noTrace(exchange);
        // This form has no token: another site could send it, though never in anybody's name.
        String site = exchange.getRequest().getHeaders().getFirst(SITE);
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return Mono.error(() -> Problem.of(ProblemType.NOT_ALLOWED, "This form was sent from another site."));
        }
        return team(actor)
                .flatMap(team -> exchange.getFormData()
                        .map(ConcernForm::of)
                        .flatMap(form -> tell(actor, viewer, exchange, team, form)));
    }

    private Mono<Rendering> tell(
            @Nullable Actor actor, Viewer viewer, ServerWebExchange exchange, Team team, ConcernForm form) {
        Duration wait = TooMany.of(exchange);
        if (!wait.isZero()) {
            exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds() + 1));
            FormErrors errors = FormErrors.one(
                    "send",
                    "We got many messages from where you are. What you typed is still here. Wait a minute and send it"
                            + " again, or " + call(team));
            return Mono.just(page(viewer, actor, team, form, errors).show(HttpStatus.TOO_MANY_REQUESTS));
        }
        FormErrors errors = FormErrors.NONE;
        for (NewConcern.Fault fault : form.concern().faults()) {
            errors = errors.and(fault.field(), fault.message());
        }
        return errors.isEmpty()
                ? concerns.raise(actor, team, form.id(), form.concern())
                        .map(reference ->
                                sent(viewer, actor, team, form, reference).show())
                        .onErrorResume(error -> Mono.just(notNow(viewer, actor, team, form, error)))
                : Mono.just(page(viewer, actor, team, form, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
    }

    /** Something of ours is broken: what was typed stands in the form again, and there is a number to call. */
    private static Rendering notNow(
            Viewer viewer, @Nullable Actor actor, Team team, ConcernForm form, Throwable error) {
        LOG.error("A concern could not be kept", error);
        FormErrors errors = FormErrors.one(
                "send",
                "We could not take it just now. What you typed is still here. Send it again in a minute, or "
                        + call(team));
        return page(viewer, actor, team, form, errors).show(HttpStatus.SERVICE_UNAVAILABLE);
    }

    /** What one told us oneself; nobody who acts for them gets here. */
    @Allow
    @GetMapping(PATH + "/told")
    Mono<Rendering> told(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        noTrace(exchange);
        return Mono.zip(team(actor), concerns.told(actor).collectList())
                .map(found -> new ToldPage(
                                Frame.of("What you told us", viewer),
                                found.getT2().isEmpty() ? null : table(found.getT2()),
                                call(found.getT1()))
                        .show());
    }

    private static Table table(List<ToldConcern> told) {
        return new Table(
                "What we have from you",
                List.of(
                        Table.Column.text("Reference"),
                        Table.Column.text("You told us"),
                        Table.Column.text("Somebody has read it")),
                told.stream()
                        .map(each -> Table.Row.of(
                                each.reference(),
                                DateWords.date(each.raisedAt()),
                                each.acknowledgedAt() == null
                                        ? "Not yet"
                                        : "Yes, on " + DateWords.date(each.acknowledgedAt())))
                        .toList());
    }

    private static ConcernPage page(
            Viewer viewer, @Nullable Actor actor, Team team, ConcernForm form, FormErrors errors) {
        Frame frame = Frame.of("Worried about someone?", viewer);
        return new ConcernPage(
                errors.isEmpty() ? frame : frame.withError(),
                form,
                team.name(),
                call(team),
                within(team),
                actor != null && actor.acting() == null,
                errors);
    }

    private static ConcernSentPage sent(
            Viewer viewer, @Nullable Actor actor, Team team, ConcernForm form, String reference) {
        boolean reachable =
                !form.anonymous() && (actor != null || !form.reporterContact().isBlank());
        return new ConcernSentPage(
                Frame.of("We have it", viewer),
                reference,
                !form.danger().equals("no"),
                List.of(
                        "The " + team.name() + " reads it within " + within(team) + ".",
                        "They don’t tell the person you are worried about, or anybody who acts for them, that you told"
                                + " us.",
                        reachable
                                ? "They may get in touch with you to ask more."
                                : "They can’t get in touch with you. If you remember more, tell us again and quote this"
                                        + " reference.",
                        "If it gets worse, don’t wait: " + call(team) + ", or call 999."),
                actor != null && actor.acting() == null && !form.anonymous());
    }

    private static String call(Team team) {
        return "call the " + team.name() + (team.phone() == null ? "" : " on " + team.phone());
    }

    private static String within(Team team) {
        return DateWords.count(team.acknowledgeDays(), "working day");
    }

    private Mono<Team> team(@Nullable Actor actor) {
        return concerns.team(actor).switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    /** Nothing of it stays on a device that others use. */
    private static void noTrace(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noStore());
    }
}
