package uk.directly.starting.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.starting.StartBook;
import uk.directly.starting.StartingResult;
import uk.directly.starting.Starts;
import uk.directly.starting.StopRequest;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/** Somebody would like to stop: they say so, and nothing changes until something else is agreed (R29). */
@Controller
class StopController {
    private static final String PATH = "/money/stop";

    private final Starts starts;
    private final StartBook book;

    StopController(Starts starts, StartBook book) {
        this.starts = starts;
        this.book = book;
    }

    @GetMapping(PATH)
    @Allow({Role.HOLDER, Role.CARER})
    Mono<Rendering> form(
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        return page(
                actor,
                viewer,
                kept.value("key"),
                kept.value("wish"),
                kept.value("words"),
                FormErrors.NONE,
                "asked".equals(done) ? "We told the council. They call you." : null);
    }

    @PostMapping(PATH)
    @Allow({Role.HOLDER, Role.CARER})
    Mono<Rendering> ask(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            String key = Objects.requireNonNullElse(form.getFirst("key"), "");
            String wish = Objects.requireNonNullElse(form.getFirst("wish"), "");
            String words = Objects.requireNonNullElse(form.getFirst("words"), "");
            return starts.askToStop(actor, id(key), wish, words)
                    .flatMap(result -> result instanceof StartingResult.Invalid invalid
                            ? page(
                                    actor,
                                    viewer,
                                    key,
                                    wish,
                                    words,
                                    FormErrors.one(
                                            invalid.faults().getFirst().field(),
                                            invalid.faults().getFirst().message()),
                                    null)
                            : Mono.just(Page.goTo(PATH + "?done=asked")));
        });
    }

    private Mono<Rendering> page(
            Actor actor,
            Viewer viewer,
            String key,
            String wish,
            String words,
            FormErrors errors,
            @Nullable String notice) {
        return book.stops(actor).collectList().map(asked -> {
            Frame frame = Frame.of("Stop having your support as money", viewer)
                    .under("/money")
                    .withNotice(notice);
            List<SummaryRow> rows = asked.stream()
                    .flatMap(each -> StopWords.asked(each).stream())
                    .toList();
            return new StopPage(
                            errors.isEmpty() ? frame : frame.withError(),
                            id(key).toString(),
                            rows,
                            asked.stream().map(StopRequest::outcome).anyMatch(Objects::isNull),
                            StopWords.CHOICES,
                            wish,
                            words,
                            TaskPages.call(viewer),
                            errors)
                    .show(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        });
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return Ids.next();
        }
    }
}
