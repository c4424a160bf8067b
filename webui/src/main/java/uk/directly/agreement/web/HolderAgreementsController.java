package uk.directly.agreement.web;

import java.util.Arrays;
import java.util.List;
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
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.agreement.Agreement;
import uk.directly.agreement.AgreementBook;
import uk.directly.agreement.AgreementResult;
import uk.directly.agreement.Agreements;
import uk.directly.agreement.Family;
import uk.directly.agreement.Proposals;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** "What you both agreed", for the person: read it, answer new prices, say once whether they are family. */
@Controller
@Allow({Role.HOLDER, Role.CARER})
class HolderAgreementsController {
    private static final int MOST = 100;

    private final AgreementBook book;
    private final Agreements agreements;
    private final Proposals proposals;

    HolderAgreementsController(AgreementBook book, Agreements agreements, Proposals proposals) {
        this.book = book;
        this.agreements = agreements;
        this.proposals = proposals;
    }

    @GetMapping(AgreementPages.HELD)
    @ForOthers(Power.SEE)
    Mono<Rendering> list(Actor actor, Viewer viewer) {
        return book.held(actor, MOST)
                .collectList()
                .map(all -> new AgreementPages(viewer, true).list(all).show());
    }

    @GetMapping(AgreementPages.HELD + "/{id}")
    @ForOthers(Power.SEE)
    Mono<Rendering> one(
            @PathVariable("id") UUID id,
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer) {
        return held(actor, id)
                .map(agreement -> new AgreementPages(viewer, true)
                        .one(agreement, FormErrors.NONE, said(done))
                        .show());
    }

    @PostMapping(AgreementPages.HELD + "/{id}/answer")
    @ForOthers(Power.RUN)
    Mono<Rendering> answer(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            int version = number(form.getFirst("version"));
            String answer = String.valueOf(form.getFirst("answer"));
            if (!List.of("yes", "no").contains(answer)) {
                return wrong(actor, viewer, id, FormErrors.one("", "Choose yes or no"));
            }
            return proposals.answer(actor, id, version, answer.equals("yes")).flatMap(result -> switch (result) {
                case AgreementResult.Done done ->
                    Mono.just(Page.goTo(AgreementPages.HELD + "/" + id + "?done=" + answer));
                case AgreementResult.NotFound none -> Mono.error(notFound());
                default ->
                    wrong(
                            actor,
                            viewer,
                            id,
                            FormErrors.one("", "This has changed since you opened the page. Look at it again"));
            });
        });
    }

    /** Comes here after signing in again. */
    @GetMapping({AgreementPages.HELD + "/{id}/answer", AgreementPages.HELD + "/{id}/family"})
    @ForOthers(Power.RUN)
    Rendering back(@PathVariable("id") UUID id) {
        return Page.goTo(AgreementPages.HELD + "/" + id);
    }

    @PostMapping(AgreementPages.HELD + "/{id}/family")
    @ForOthers(Power.RUN)
    Mono<Rendering> family(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            Family said = family(form.getFirst("family"));
            if (said == null) {
                return wrong(actor, viewer, id, FormErrors.one("family", "Choose an answer"));
            }
            return agreements.say(actor, id, said, List.of()).flatMap(result -> switch (result) {
                case AgreementResult.NotFound none -> Mono.error(notFound());
                // Said already: the page shows what.
                default -> Mono.just(Page.goTo(AgreementPages.HELD + "/" + id + "?done=family"));
            });
        });
    }

    private Mono<Rendering> wrong(Actor actor, Viewer viewer, UUID id, FormErrors errors) {
        return held(actor, id)
                .map(agreement -> new AgreementPages(viewer, true)
                        .one(agreement, errors, null)
                        .show(HttpStatus.UNPROCESSABLE_CONTENT));
    }

    private Mono<Agreement> held(Actor actor, UUID id) {
        return book.one(actor, id)
                .filter(agreement -> agreement.holder().id().equals(actor.forPersonId()))
                .switchIfEmpty(Mono.error(HolderAgreementsController::notFound));
    }

    static @Nullable Family family(@Nullable String slug) {
        return Arrays.stream(Family.values())
                .filter(each -> each.slug().equals(slug))
                .findFirst()
                .orElse(null);
    }

    static int number(@Nullable String text) {
        try {
            return Integer.parseInt(String.valueOf(text));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static @Nullable String said(@Nullable String done) {
        return switch (String.valueOf(done)) {
            case "yes" -> "You said yes. We have told them.";
            case "ended" -> "It ends. We have told them.";
            case "goes-on" -> "It goes on. We have told them. Visits that were cancelled have to be booked again.";
            case "no" -> "You said no. Everything stays as it was. We have told them.";
            case "family" -> "Thank you. You will not be asked again.";
            case "agreed" -> "You said yes.";
            default -> null;
        };
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
