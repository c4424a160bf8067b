package uk.directly.accreditation.web;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.accreditation.DecisionResult;
import uk.directly.accreditation.Decisions;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.register.CheckName;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** One provider's file, and its checks one by one (R30). */
@Controller
@Allow(Role.ACCREDITATION)
class FileController {
    private static final Map<String, String> NOTICES = Map.of(
            "claimed", "You have it in hand now.",
            "given-back", "Anybody can take it on now.",
            "accredited", "They are on the register now. Everybody finds them.",
            "refused", "Refused. They read your reasons and how to challenge it.",
            "interest", "It is written down. Another officer decides.",
            "no-interest", "It is written down that nothing ties you to them any more.",
            "ended", "The suspension has ended.",
            "accepted", "Accepted.",
            "returned", "Returned. They read your reason.");

    private final OfficerDesk desk;
    private final Decisions decisions;

    FileController(OfficerDesk desk, Decisions decisions) {
        this.desk = desk;
        this.decisions = decisions;
    }

    @GetMapping(QueuePages.PATH + "/{id}")
    Mono<Rendering> file(
            @PathVariable("id") UUID id,
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer) {
        return desk.file(actor, id, viewer)
                .map(pages ->
                        pages.page(done == null ? null : NOTICES.get(done)).show());
    }

    /** Where sign-in leads back to somebody whose session ended. */
    @GetMapping({QueuePages.PATH + "/{id}/claim", QueuePages.PATH + "/{id}/give-back"})
    Rendering backToTheFile(@PathVariable("id") UUID id) {
        return Page.goTo(FilePages.path(id));
    }

    /** Whoever was too late reads on the file who has it. */
    @PostMapping(QueuePages.PATH + "/{id}/claim")
    Mono<Rendering> claim(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return decisions.claim(actor, id, false).flatMap(result -> back(result, id, "claimed", actor, viewer));
    }

    @PostMapping(QueuePages.PATH + "/{id}/give-back")
    Mono<Rendering> giveBack(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return decisions.giveBack(actor, id).flatMap(result -> back(result, id, "given-back", actor, viewer));
    }

    @GetMapping(QueuePages.PATH + "/{id}/checks/{check}")
    Mono<Rendering> check(
            @PathVariable("id") UUID id,
            @PathVariable("check") String check,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        CheckName name = name(check);
        return desk.file(actor, id, viewer).map(pages -> {
            if (pages.more().interest() != null) {
                return Page.goTo(pages.path());
            }
            return new ItemPages(pages, name)
                    .page(ItemForm.of(kept::value), FormErrors.NONE, null)
                    .show();
        });
    }

    @PostMapping(QueuePages.PATH + "/{id}/checks/{check}")
    Mono<Rendering> decide(
            @PathVariable("id") UUID id,
            @PathVariable("check") String check,
            Actor actor,
            Viewer viewer,
            ServerWebExchange exchange) {
        CheckName name = name(check);
        return exchange.getFormData()
                .map(sent -> ItemForm.of(field -> Objects.requireNonNullElse(sent.getFirst(field), "")))
                .flatMap(form -> {
                    FormErrors errors = form.errors();
                    if (!errors.isEmpty()) {
                        return again(actor, id, viewer, name, form, errors, HttpStatus.UNPROCESSABLE_CONTENT);
                    }
                    Mono<DecisionResult> decided = form.accepts()
                            ? decisions.accept(actor, id, name, form.decided())
                            : decisions.returnCheck(actor, id, name, form.evidenceId(), form.reason());
                    return decided.flatMap(result -> result instanceof DecisionResult.Done
                            ? Mono.just(Page.goTo(
                                    FilePages.path(id) + "?done=" + (form.accepts() ? "accepted" : "returned")))
                            : again(
                                    actor,
                                    id,
                                    viewer,
                                    name,
                                    form,
                                    OfficerDesk.refused(result),
                                    result instanceof DecisionResult.Invalid
                                            ? HttpStatus.UNPROCESSABLE_CONTENT
                                            : HttpStatus.CONFLICT));
                });
    }

    private Mono<Rendering> again(
            Actor actor, UUID id, Viewer viewer, CheckName name, ItemForm form, FormErrors errors, HttpStatus status) {
        return desk.file(actor, id, viewer)
                .map(pages ->
                        new ItemPages(pages, name).page(form, errors, null).show(status));
    }

    private Mono<Rendering> back(DecisionResult result, UUID id, String done, Actor actor, Viewer viewer) {
        if (result instanceof DecisionResult.Done) {
            return Mono.just(Page.goTo(FilePages.path(id) + "?done=" + done));
        }
        FormErrors errors = OfficerDesk.refused(result);
        return desk.file(actor, id, viewer)
                .map(pages -> pages.page(errors.all().getFirst().message()).show(HttpStatus.CONFLICT));
    }

    private static CheckName name(String slug) {
        return Arrays.stream(CheckName.values())
                .filter(name -> name.slug().equals(slug))
                .findFirst()
                .orElseThrow(OfficerDesk::notFound);
    }
}
