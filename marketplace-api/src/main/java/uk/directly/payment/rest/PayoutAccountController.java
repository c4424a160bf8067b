package uk.directly.payment.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
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
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Where a provider's pay goes by the rail. */
@RestController
@Allow({Role.PROVIDER, Role.BROKER})
@RequestMapping("/api/v1/earnings/account")
class PayoutAccountController {
    private final Payouts payouts;

    PayoutAccountController(Payouts payouts) {
        this.payouts = payouts;
    }

    @GetMapping
    Mono<AccountJson> show(Actor actor) {
        return payouts.look(actor).map(AccountJson::of).switchIfEmpty(Mono.error(PayoutAccountController::notFound));
    }

    /** The rail's page on which they set it up; it can be used once, and soon. */
    @PostMapping
    Mono<LinkJson> begin(Actor actor, ServerWebExchange exchange) {
        return payouts.begin(actor, SignInTime.of(exchange)).map(result -> switch (result) {
            case PayoutResult.GoTo go -> new LinkJson(go.address());
            case PayoutResult.SignInAgain none ->
                throw Problem.of(
                        ProblemType.SIGN_IN_AGAIN, "Sign in again first, and send this within a few minutes of it.");
            case PayoutResult.NotNow none ->
                throw Problem.of(ProblemType.UNAVAILABLE, "Stripe doesn't answer just now. Nothing was changed.");
            case PayoutResult.NotFound none -> throw notFound();
        });
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** How it stands: {@code none}, {@code begun} or {@code ready}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccountJson(String state, @Nullable Instant paysFrom, long waitingPence) {
        static AccountJson of(PayoutState state) {
            return new AccountJson(state.stage().slug(), state.paysFrom(), state.waitingPence());
        }
    }

    /** Where to go. */
    record LinkJson(URI url) {}
}
