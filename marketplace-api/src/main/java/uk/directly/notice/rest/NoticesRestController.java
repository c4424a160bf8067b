package uk.directly.notice.rest;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.notice.Notices;
import uk.directly.notice.Told;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/**
 * What one was told oneself, as it stands on "Your notices": who acts for somebody gets what they were told about that person.
 * Fetching marks nothing as seen, since a program may fetch what nobody looks at; who shows it says so.
 */
@RestController
@RequestMapping("/api/v1/notices")
@Allow
class NoticesRestController {
    private final Notices notices;

    NoticesRestController(Notices notices) {
        this.notices = notices;
    }

    /** The newest first. */
    @GetMapping
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<PageOf<NoticeJson>>> list(Paging paging, Actor actor) {
        Cursor after = paging.after();
        return notices.of(actor, after == null ? null : after.id(0), paging.fetch())
                .collectList()
                .map(rows -> paging.answer(rows, (Told row) -> Cursor.after(row.id()), this::json));
    }

    @GetMapping("/{id}")
    @ForOthers(Power.SEE)
    Mono<NoticeJson> one(@PathVariable("id") UUID id, Actor actor) {
        return found(actor, id).map(this::json);
    }

    /** It was seen; seen twice is seen once. Nobody calls about it any more. */
    @PostMapping("/{id}/read")
    @ForOthers(Power.SEE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> read(@PathVariable("id") UUID id, Actor actor) {
        return found(actor, id).flatMap(told -> notices.read(actor, List.of(told.id())));
    }

    private Mono<Told> found(Actor actor, UUID id) {
        return notices.one(actor, id)
                .switchIfEmpty(Mono.error(() -> Problem.of(ProblemType.NOT_FOUND, "You have no notice with this id.")));
    }

    private NoticeJson json(Told told) {
        return NoticeJson.of(told, notices.words(told));
    }
}
