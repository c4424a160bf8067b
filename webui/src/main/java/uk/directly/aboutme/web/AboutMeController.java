package uk.directly.aboutme.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.aboutme.AboutMe;
import uk.directly.aboutme.AboutMePages;
import uk.directly.aboutme.AboutMeResult;
import uk.directly.aboutme.Part;
import uk.directly.aboutme.Reader;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.PdfPrinter;
import uk.directly.web.Viewer;

/** "About me": writing it, and who sees what (R66). For whoever runs the person's money too, never for helpers. */
@Controller("aboutMePagesController")
@RequestMapping(AboutMePage.PATH)
@Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
@ForOthers(Power.RUN)
class AboutMeController {
    private final AboutMePages pages;
    private final PdfPrinter printer;

    AboutMeController(AboutMePages pages, PdfPrinter printer) {
        this.pages = pages;
        this.printer = printer;
    }

    @GetMapping
    Mono<Rendering> page(@RequestParam(name = "done", defaultValue = "") String done, Actor actor, Viewer viewer) {
        return pages.of(actor).map(page -> AboutMePage.of(viewer, page, done).show());
    }

    @GetMapping("/print.pdf")
    Mono<ResponseEntity<byte[]>> print(
            @RequestParam(name = "print", required = false) @Nullable String print, Actor actor, Viewer viewer) {
        return pages.of(actor)
                .flatMap(page -> printer.print(AboutMePrint.of(viewer, page, "large".equals(print))))
                .map(pdf -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .header("Content-Disposition", "inline; filename=\"about-me.pdf\"")
                        .header("Cache-Control", "no-store")
                        .body(pdf));
    }

    @GetMapping("/erase")
    Rendering askToErase(Viewer viewer) {
        return EraseAboutPage.of(viewer).show();
    }

    @PostMapping("/erase")
    Mono<Rendering> erase(Actor actor) {
        return pages.erase(actor).map(done -> Page.goTo(AboutMePage.PATH + "?done=erased"));
    }

    @GetMapping("/{part}")
    Mono<Rendering> part(@PathVariable("part") String slug, Actor actor, Viewer viewer, KeptForm kept) {
        Part part = part(slug);
        return pages.of(actor).map(page -> {
            String typed =
                    kept.isEmpty() ? page.part(part).map(AboutMe.Written::words).orElse("") : kept.value("words");
            return PartPage.of(viewer, page, part, typed, FormErrors.NONE).show();
        });
    }

    @PostMapping("/{part}")
    Mono<Rendering> write(@PathVariable("part") String slug, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        Part part = part(slug);
        return exchange.getFormData()
                .map(form -> Objects.requireNonNullElse(form.getFirst("words"), ""))
                .flatMap(words -> pages.write(actor, part, words).flatMap(result -> switch (result) {
                    case AboutMeResult.Done done ->
                        Mono.just(Page.goTo(AboutMePage.PATH + "?done=" + (words.isBlank() ? "erased" : "saved")));
                    case AboutMeResult.NotFound none -> Mono.<Rendering>error(AboutMeController::notFound);
                    case AboutMeResult.Invalid invalid ->
                        pages.of(actor)
                                .map(page -> PartPage.of(
                                                viewer,
                                                page,
                                                part,
                                                words,
                                                FormErrors.one(invalid.field(), invalid.message()))
                                        .show(HttpStatus.UNPROCESSABLE_CONTENT));
                }));
    }

    @GetMapping("/share/{kind}/{id}")
    Mono<Rendering> askToShare(
            @PathVariable("kind") String kind, @PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        Reader reader = reader(kind, id);
        return pages.of(actor).flatMap(page -> {
            for (AboutMe.Share share : page.shares()) {
                if (share.reader().equals(reader)) {
                    List<String> ticked = share.parts().stream().map(Part::slug).toList();
                    return Mono.just(ShareAboutPage.of(viewer, page, reader, share.name(), ticked)
                            .show());
                }
            }
            return Mono.justOrEmpty(page.others().stream()
                            .filter(other -> other.reader().equals(reader))
                            .findFirst())
                    .map(other -> ShareAboutPage.of(viewer, page, reader, other.name(), List.of())
                            .show())
                    .switchIfEmpty(Mono.error(AboutMeController::notFound));
        });
    }

    @PostMapping("/share/{kind}/{id}")
    Mono<Rendering> share(
            @PathVariable("kind") String kind, @PathVariable("id") UUID id, Actor actor, ServerWebExchange exchange) {
        Reader reader = reader(kind, id);
        return exchange.getFormData()
                .map(form -> form.getOrDefault("parts", List.of()).stream()
                        .flatMap(slug -> Part.find(slug).stream())
                        .collect(Collectors.toSet()))
                .flatMap(parts -> pages.share(actor, reader, parts).map(result -> switch (result) {
                    case AboutMeResult.Done done ->
                        Page.goTo(AboutMePage.PATH + "?done=" + (parts.isEmpty() ? "taken-back" : "shared"));
                    default -> throw notFound();
                }));
    }

    private static Part part(String slug) {
        return Part.find(slug).orElseThrow(AboutMeController::notFound);
    }

    private static Reader reader(String kind, UUID id) {
        return switch (kind) {
            case "provider" -> Reader.provider(id);
            case "person" -> Reader.person(id);
            default -> throw notFound();
        };
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
