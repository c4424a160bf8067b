package uk.directly.notice.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.data.Ids;
import uk.directly.notice.CallsToMake;
import uk.directly.notice.Notices;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Card;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Support workers phone those whom something urgent didn't reach (R107). */
@Controller
@Allow(Role.SUPPORT)
@RequestMapping(CallsPage.PATH)
class CallsController {
    private static final int MOST = 100;

    private final CallsToMake calls;
    private final Notices notices;

    CallsController(CallsToMake calls, Notices notices) {
        this.calls = calls;
        this.notices = notices;
    }

    @GetMapping
    Mono<Rendering> list(
            @RequestParam(name = "done", required = false) @Nullable String done, Actor actor, Viewer viewer) {
        return calls.open(actor, MOST).collectList().map(found -> {
            Frame frame =
                    Frame.of("Calls to make", viewer).under("/home").withNotice("saved".equals(done) ? "Saved." : null);
            String sentence = found.isEmpty()
                    ? "Nobody has to be called."
                    : DateWords.count(found.size(), "person has", "people have") + " to be told something by phone.";
            return new CallsPage(frame, sentence, found.stream().map(this::card).toList()).show();
        });
    }

    @GetMapping("/{id}")
    Mono<Rendering> one(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return calls.one(actor, id)
                .switchIfEmpty(Mono.error(CallsController::notFound))
                .map(call -> page(viewer, call, Ids.next().toString(), FormErrors.NONE)
                        .show());
    }

    @PostMapping("/{id}")
    Mono<Rendering> called(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            String key = Objects.requireNonNullElse(form.getFirst("key"), "");
            Optional<CallsToMake.Outcome> outcome = Arrays.stream(CallsToMake.Outcome.values())
                    .filter(each -> each.slug().equals(form.getFirst("outcome")))
                    .findFirst();
            if (outcome.isEmpty()) {
                return calls.one(actor, id)
                        .switchIfEmpty(Mono.error(CallsController::notFound))
                        .map(call -> page(viewer, call, key, FormErrors.one("outcome", "Choose what came of the call"))
                                .show(HttpStatus.UNPROCESSABLE_CONTENT));
            }
            return calls.called(actor, id, id(key), outcome.get())
                    // Somebody else has called, or they have read it: either way it is done.
                    .map(done -> Page.goTo(CallsPage.PATH + (done ? "?done=saved" : "")));
        });
    }

    private Card card(CallsToMake.Call call) {
        return Card.needed(
                call.name(), lines(call), Card.Action.main("Call", call.name(), CallsPage.PATH + "/" + call.id()));
    }

    private List<String> lines(CallsToMake.Call call) {
        List<String> lines = new ArrayList<>();
        lines.add(notices.words(call.notice()).subject() + ", " + DateWords.dayAndTime(call.madeAt()));
        lines.add(call.phone() == null ? "No phone number is known here." : "Phone: " + call.phone());
        Instant last = call.lastTry();
        if (last != null) {
            lines.add("Called " + DateWords.count(call.tries(), "time") + ", last " + DateWords.dayAndTime(last) + ".");
        }
        return lines;
    }

    private CallPage page(Viewer viewer, CallsToMake.Call call, String key, FormErrors errors) {
        Frame frame = Frame.of("Call " + call.name(), viewer).under("/home");
        List<String> lines = new ArrayList<>(lines(call));
        lines.add(
                call.why().equals("no-way")
                        ? "We have no other way to reach them at once."
                        : "We wrote, and it did not arrive.");
        return new CallPage(
                errors.isEmpty() ? frame : frame.withError(),
                lines,
                notices.words(call.notice()).full(),
                CallsPage.PATH + "/" + call.id(),
                key,
                List.of(
                        Choice.of("spoke", "I told them"),
                        Choice.of("no-answer", "No answer"),
                        Choice.of("wrong-number", "Wrong number"),
                        new Choice("gave-up", "They can’t be reached by phone", "It is not called about any more.")),
                errors);
    }

    private static UUID id(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            return Ids.next();
        }
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
