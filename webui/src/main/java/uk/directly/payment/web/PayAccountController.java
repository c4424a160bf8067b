package uk.directly.payment.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.payment.PayoutResult;
import uk.directly.payment.PayoutState;
import uk.directly.payment.Payouts;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.people.SignInTime;
import uk.directly.people.web.SignInAgain;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Where a provider's pay goes by Stripe: how it stands, and the way to Stripe's own page and back. */
@Controller
@Allow({Role.PROVIDER, Role.BROKER})
@RequestMapping(PayAccountPage.PATH)
class PayAccountController {
    private final Payouts payouts;

    PayAccountController(Payouts payouts) {
        this.payouts = payouts;
    }

    @GetMapping
    Mono<Rendering> show(
            @RequestParam(name = "done", required = false) @Nullable String done, Actor actor, Viewer viewer) {
        return page(actor, viewer, done == null ? null : "Thank you. This is how it stands now.", FormErrors.NONE)
                .map(Page::show);
    }

    /** Signed in just now, or sent to do that; then on to Stripe. */
    @PostMapping
    Mono<Rendering> begin(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return payouts.begin(actor, SignInTime.of(exchange)).flatMap(result -> switch (result) {
            case PayoutResult.GoTo go -> Mono.just(Page.goTo(go.address().toString()));
            case PayoutResult.SignInAgain none -> Mono.just(SignInAgain.to(PayAccountPage.PATH));
            case PayoutResult.NotNow none ->
                page(
                                actor,
                                viewer,
                                null,
                                FormErrors.one(
                                        "", "Stripe doesn’t answer just now. Nothing was changed. Try again later"))
                        .map(page -> page.show(HttpStatus.SERVICE_UNAVAILABLE));
            case PayoutResult.NotFound none -> Mono.error(notFound());
        });
    }

    /** Back from Stripe, whatever was done there. */
    @GetMapping("/back")
    Mono<Rendering> back(Actor actor) {
        return payouts.look(actor)
                .map(state -> Page.goTo(PayAccountPage.PATH + "?done=yes"))
                .switchIfEmpty(Mono.error(PayAccountController::notFound));
    }

    private Mono<PayAccountPage> page(Actor actor, Viewer viewer, @Nullable String notice, FormErrors errors) {
        Frame frame = Frame.of("Where your pay goes", viewer).under("/pay").withNotice(notice);
        return payouts.of(actor)
                .switchIfEmpty(Mono.error(PayAccountController::notFound))
                .map((PayoutState state) -> PayAccountPage.of(frame, errors, state));
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
