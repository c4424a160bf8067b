package uk.directly.notice.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.notice.Undelivered;
import uk.directly.notice.model.Way;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** A support worker sees what did not arrive: has it tried again, or prints the letter and posts it. */
@Controller
@Allow(Role.SUPPORT)
@RequestMapping(LatePage.PATH)
class LateController {
    private static final int MOST = 100;

    private final Undelivered undelivered;

    LateController(Undelivered undelivered) {
        this.undelivered = undelivered;
    }

    @GetMapping
    Mono<Rendering> list(
            @RequestParam(name = "done", required = false) @Nullable String done, Actor actor, Viewer viewer) {
        return undelivered.list(actor, MOST).collectList().map(found -> {
            Frame frame = Frame.of("What did not arrive", viewer)
                    .under("/home")
                    .withNotice(
                            "again".equals(done)
                                    ? "It is tried again."
                                    : "posted".equals(done)
                                            ? "Saved. It counts as read some working days later."
                                            : null);
            return new LatePage(
                            frame,
                            found.isEmpty()
                                    ? "All that we sent is on its way."
                                    : DateWords.count(found.size(), "message") + " did not go out or did not arrive.",
                            found.stream().map(LateController::line).toList())
                    .show();
        });
    }

    @PostMapping("/{id}/again")
    Mono<Rendering> again(@PathVariable("id") UUID id, Actor actor) {
        return undelivered.again(actor, id).map(done -> Page.goTo(LatePage.PATH + (done ? "?done=again" : "")));
    }

    @PostMapping("/{id}/posted")
    Mono<Rendering> posted(@PathVariable("id") UUID id, Actor actor) {
        return undelivered.posted(actor, id).map(done -> Page.goTo(LatePage.PATH + (done ? "?done=posted" : "")));
    }

    @GetMapping("/{id}/letter.pdf")
    Mono<ResponseEntity<byte[]>> letter(@PathVariable("id") UUID id, Actor actor) {
        return undelivered
                .letter(actor, id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .map(pdf -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .header("Content-Disposition", "inline; filename=\"letter.pdf\"")
                        .header("Cache-Control", "private, no-store")
                        .body(pdf));
    }

    private static LatePage.Line line(Undelivered.Late late) {
        String path = LatePage.PATH + "/" + late.id();
        boolean letter = late.way() == Way.LETTER;
        List<String> lines = new ArrayList<>();
        lines.add((late.failed() ? "It did not arrive. It was due " : "It has been due since ")
                + DateWords.dayAndTime(late.dueAt()) + ".");
        if (!late.channel()) {
            lines.add("Nothing is set up here that carries " + many(late.way()) + ".");
        }
        if (late.error() != null) {
            lines.add("What went wrong last: " + late.error());
        }
        if (late.urgent()) {
            lines.add("It was urgent: look at the calls to make.");
        }
        return new LatePage.Line(
                one(late.way()) + " to " + late.name(),
                lines,
                late.failed() ? path + "/again" : null,
                letter ? path + "/letter.pdf" : null,
                letter ? path + "/posted" : null);
    }

    private static String one(Way way) {
        return switch (way) {
            case PAGE -> "Page";
            case EMAIL -> "Email";
            case SMS -> "Text message";
            case LETTER -> "Letter";
        };
    }

    private static String many(Way way) {
        return switch (way) {
            case PAGE -> "pages";
            case EMAIL -> "email";
            case SMS -> "text messages";
            case LETTER -> "letters";
        };
    }
}
