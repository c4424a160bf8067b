package uk.directly.enquiry.web;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.enquiry.EnquiryBook;
import uk.directly.enquiry.Side;
import uk.directly.people.Actor;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Viewer;

/** The pages of a side's threads; whose they are, who may read them and where they are is said by its two kinds. */
abstract class ThreadsController {
    private final Threads threads;
    private final ThreadHelps helps;
    private final Side side;

    ThreadsController(Threads threads, ThreadHelps helps, Side side) {
        this.threads = threads;
        this.helps = helps;
        this.side = side;
    }

    @GetMapping
    Mono<Rendering> list(
            @RequestParam(name = "new", defaultValue = "") String unread,
            @RequestParam(name = "after", required = false) @Nullable Instant after,
            @RequestParam(name = "id", required = false) @Nullable UUID id,
            Actor actor,
            Viewer viewer) {
        return threads.list(
                actor,
                viewer,
                side,
                after == null || id == null ? null : new EnquiryBook.InboxPlace(unread.equals("yes"), after, id));
    }

    @GetMapping("/{id}")
    Mono<Rendering> one(
            @PathVariable("id") UUID id,
            @RequestParam(name = "done", defaultValue = "") String done,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        return threads.show(at(actor, viewer, id), Fields.of(kept), done);
    }

    @PostMapping("/{id}")
    Mono<Rendering> write(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return SentMessage.of(exchange).flatMap(sent -> threads.write(at(actor, viewer, id), sent));
    }

    @GetMapping("/{id}/files/{fileId}")
    Mono<ResponseEntity<ByteBuffer>> file(
            @PathVariable("id") UUID id, @PathVariable("fileId") UUID fileId, Actor actor) {
        return threads.file(actor, side, id, fileId);
    }

    @GetMapping("/{id}/help")
    Mono<Rendering> askForHelp(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return helps.ask(at(actor, viewer, id), Fields.of(kept), FormErrors.NONE);
    }

    @PostMapping("/{id}/help")
    Mono<Rendering> handOver(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> helps.handOver(at(actor, viewer, id), Fields.of(form)));
    }

    @PostMapping("/{id}/help/{handoverId}/end")
    Mono<Rendering> takeBack(
            @PathVariable("id") UUID id, @PathVariable("handoverId") UUID handoverId, Actor actor, Viewer viewer) {
        return helps.takeBack(at(actor, viewer, id), handoverId);
    }

    private Threads.At at(Actor actor, Viewer viewer, UUID id) {
        return new Threads.At(actor, viewer, side, id);
    }
}
