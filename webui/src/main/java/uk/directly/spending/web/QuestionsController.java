package uk.directly.spending.web;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.spending.SpendingBook;
import uk.directly.spending.SpendingQuestions;
import uk.directly.spending.SpendingResult;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** What somebody asked, and what was answered. */
@Controller
class QuestionsController {
    private static final int SHOWN = 20;

    private final SpendingBook book;
    private final SpendingQuestions questions;
    private final Clock clock;

    QuestionsController(SpendingBook book, SpendingQuestions questions, Clock clock) {
        this.book = book;
        this.questions = questions;
        this.clock = clock;
    }

    @GetMapping(QuestionPages.LIST)
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<Rendering> list(
            @RequestParam(name = "after", required = false) @Nullable UUID after, Actor actor, Viewer viewer) {
        return book.of(actor, after, SHOWN + 1)
                .collectList()
                .map(found -> QuestionPages.list(viewer, found, SHOWN).show());
    }

    @GetMapping(QuestionPages.LIST + "/{id}")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<Rendering> one(
            @PathVariable("id") UUID id,
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer) {
        return book.one(actor, id)
                .map(question -> QuestionPages.one(viewer, question, London.today(clock), done)
                        .show())
                .switchIfEmpty(Mono.error(QuestionsController::notFound));
    }

    /** Takes it back. Where it was answered meanwhile, the page shows the answer. */
    @PostMapping(QuestionPages.LIST + "/{id}")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<Rendering> takeBack(@PathVariable("id") UUID id, Actor actor) {
        return questions.withdraw(actor, id).map(result -> switch (result) {
            case SpendingResult.NotFound none -> throw notFound();
            case SpendingResult.Done done -> Page.goTo(QuestionPages.LIST + "/" + id + "?done=taken-back");
            default -> Page.goTo(QuestionPages.LIST + "/" + id);
        });
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
