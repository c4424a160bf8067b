package uk.directly.enquiry.web;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.enquiry.Downloads;
import uk.directly.enquiry.Handovers;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** What was handed over to an officer's team (R13): each look is written down, and shown to both sides. */
@Controller
@RequestMapping(HandedOverPage.PATH)
@Allow({Role.SUPPORT, Role.SOCIAL_WORK, Role.ACCREDITATION})
class HandedOverPagesController {
    private final Handovers handovers;

    HandedOverPagesController(Handovers handovers) {
        this.handovers = handovers;
    }

    @GetMapping
    Mono<Rendering> list(Actor officer, Viewer viewer) {
        return handovers
                .to(officer)
                .collectList()
                .map(found -> HandedOverListPage.of(viewer, found).show());
    }

    @GetMapping("/{id}")
    Mono<Rendering> one(
            @PathVariable("id") UUID id,
            @RequestParam(name = "done", defaultValue = "") String done,
            Actor officer,
            Viewer viewer,
            KeptForm kept) {
        return page(officer, viewer, id, Fields.of(kept), FormErrors.NONE, done).map(Page::show);
    }

    @PostMapping("/{id}")
    Mono<Rendering> answer(@PathVariable("id") UUID id, Actor officer, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(Fields::of)
                .flatMap(fields -> handovers
                        .answer(officer, fields.key(), id, fields.value("message"))
                        .flatMap(result -> switch (result) {
                            case DONE -> Mono.just(Page.goTo(HandedOverPage.PATH + "/" + id + "?done=sent"));
                            case NOT_FOUND -> Mono.<Rendering>error(Threads.notFound());
                            case INVALID ->
                                page(
                                                officer,
                                                viewer,
                                                id,
                                                fields,
                                                FormErrors.one(
                                                        "message", "Write a message of at most 2,000 characters"),
                                                "")
                                        .map(page -> page.show(HttpStatus.UNPROCESSABLE_CONTENT));
                        }));
    }

    @GetMapping("/{id}/files/{fileId}")
    Mono<ResponseEntity<ByteBuffer>> file(
            @PathVariable("id") UUID id, @PathVariable("fileId") UUID fileId, Actor officer) {
        return handovers.file(officer, id, fileId).map(Downloads::answer).switchIfEmpty(Mono.error(Threads::notFound));
    }

    private Mono<HandedOverPage> page(
            Actor officer, Viewer viewer, UUID id, Fields fields, FormErrors errors, String done) {
        return handovers
                .read(officer, id)
                .map(handed -> HandedOverPage.of(viewer, handed, fields, errors, done))
                .switchIfEmpty(Mono.error(Threads::notFound));
    }
}
