package uk.directly.aboutme.rest;

import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.aboutme.AboutMePages;
import uk.directly.aboutme.SharedWithMe;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/**
 * What others share with oneself of their page "About me" (R66): as who offers support, helps, or is somebody's support worker. One
 * reads it for oneself, so it is closed to whoever acts for another at that moment. Each look is noted for who wrote it.
 */
@RestController
@RequestMapping("/api/v1/about-me/people")
@Allow({Role.PROVIDER, Role.HELPER, Role.NOMINEE, Role.AUTHORISED, Role.SUPPORT})
class SharedWithMeController {
    private final AboutMePages pages;

    SharedWithMeController(AboutMePages pages) {
        this.pages = pages;
    }

    @GetMapping
    Mono<PageOf<SharedWithMe.Line>> list(Actor reader) {
        return pages.sharedWith(reader).collectList().map(PageOf::whole);
    }

    @GetMapping("/{personId}")
    Mono<SharedWithMe> one(@PathVariable("personId") UUID personId, Actor reader) {
        return pages.read(reader, personId)
                .switchIfEmpty(Mono.error(() -> Problem.of(
                        ProblemType.NOT_FOUND, "This person shares nothing about themselves with you now.")));
    }
}
