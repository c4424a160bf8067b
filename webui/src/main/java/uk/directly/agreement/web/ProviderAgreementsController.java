package uk.directly.agreement.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import uk.directly.agreement.Agreement;
import uk.directly.agreement.AgreementBook;
import uk.directly.agreement.AgreementResult;
import uk.directly.agreement.Agreements;
import uk.directly.agreement.Proposals;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** "What you both agreed", for the provider: say yes to first terms, take back what they asked for. */
@Controller
@Allow(Role.PROVIDER)
@RequestMapping(AgreementPages.GIVEN)
class ProviderAgreementsController {
    private static final int MOST = 100;

    private final AgreementBook book;
    private final Agreements agreements;
    private final Proposals proposals;

    ProviderAgreementsController(AgreementBook book, Agreements agreements, Proposals proposals) {
        this.book = book;
        this.agreements = agreements;
        this.proposals = proposals;
    }

    @GetMapping
    Mono<Rendering> list(Actor actor, Viewer viewer) {
        return book.given(actor, MOST)
                .collectList()
                .map(all -> new AgreementPages(viewer, false).list(all).show());
    }

    @GetMapping("/{id}")
    Mono<Rendering> one(
            @PathVariable("id") UUID id,
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer) {
        return given(actor, id)
                .map(agreement -> new AgreementPages(viewer, false)
                        .one(agreement, FormErrors.NONE, said(done))
                        .show());
    }

    @GetMapping("/{id}/answer")
    Rendering back(@PathVariable("id") UUID id) {
        return Page.goTo(AgreementPages.GIVEN + "/" + id);
    }

    /** Yes to what the person said yes to, or what was asked for taken back. */
    @PostMapping("/{id}/answer")
    Mono<Rendering> answer(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(given(actor, id), exchange.getFormData()).flatMap(found -> {
            int version = HolderAgreementsController.number(found.getT2().getFirst("version"));
            boolean yes = "yes".equals(found.getT2().getFirst("answer"));
            return (yes ? agreements.accept(actor, id, version) : proposals.withdraw(actor, id, version))
                    .map(result -> switch (result) {
                        case AgreementResult.Done done ->
                            Page.goTo(AgreementPages.GIVEN + "/" + id + (yes ? "?done=yes" : "?done=back"));
                        case AgreementResult.NotFound none -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                        default ->
                            new AgreementPages(viewer, false)
                                    .one(
                                            found.getT1(),
                                            FormErrors.one(
                                                    "", "This has changed since you opened the page. Look at it again"),
                                            null)
                                    .show(HttpStatus.CONFLICT);
                    });
        });
    }

    private Mono<Agreement> given(Actor actor, UUID id) {
        return book.one(actor, id)
                .filter(agreement -> agreement.provider().id().equals(actor.providerId()))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static @Nullable String said(@Nullable String done) {
        return switch (String.valueOf(done)) {
            case "yes" -> "You said yes. We have told them.";
            case "ended" -> "It ends. We have told them.";
            case "goes-on" -> "It goes on. We have told them. Visits that were cancelled have to be booked again.";
            case "asked" -> "We have asked them. The old price counts until they say yes.";
            case "back" -> "You took it back. Everything stays as it was.";
            default -> null;
        };
    }
}
