package uk.directly.payment.web;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.data.IdempotencyKey;
import uk.directly.data.Ids;
import uk.directly.payment.ChargeRecoveries;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.TypedPounds;
import uk.directly.web.Viewer;

/** How the council has charges back that people got back (R53, R92), and what a provider says to it. */
@Controller
class ChargesController {
    private static final String HERE = "/finance/charges";

    private final ChargeRecoveries recoveries;

    ChargesController(ChargeRecoveries recoveries) {
        this.recoveries = recoveries;
    }

    @GetMapping(HERE)
    @Allow(Role.FINANCE)
    Mono<Rendering> all(
            @RequestParam(name = "done", required = false) @Nullable String done, Actor actor, Viewer viewer) {
        return Mono.zip(
                        recoveries.owed(actor).collectList(),
                        recoveries.open(actor).collectList())
                .map(found -> ChargesPage.of(
                                Frame.of("Charges to have back", viewer)
                                        .under("/finance/payments")
                                        .withNotice(notice(done)),
                                found.getT1(),
                                found.getT2(),
                                actor.personId())
                        .show());
    }

    @GetMapping(HERE + "/{provider}")
    @Allow(Role.FINANCE)
    Mono<Rendering> ask(@PathVariable("provider") UUID provider, Actor actor, Viewer viewer) {
        return form(actor, viewer, provider, Map.of(), Ids.next().toString(), FormErrors.NONE, HttpStatus.OK);
    }

    @PostMapping(HERE + "/{provider}")
    @Allow(Role.FINANCE)
    Mono<Rendering> propose(
            @PathVariable("provider") UUID provider, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(typed -> propose(provider, actor, viewer, typed));
    }

    private Mono<Rendering> propose(UUID provider, Actor actor, Viewer viewer, MultiValueMap<String, String> typed) {
        Map<String, String> values =
                Map.of("pounds", text(typed, "pounds"), "words", text(typed, "words"), "way", text(typed, "way"));
        String key = key(typed);
        Long pence = TypedPounds.pence(typed.getFirst("pounds"));
        ChargeRecoveries.Way way = "bank".equals(typed.getFirst("way"))
                ? ChargeRecoveries.Way.BANK
                : "set-off".equals(typed.getFirst("way")) ? ChargeRecoveries.Way.SET_OFF : null;
        FormErrors errors = FormErrors.NONE;
        if (way == null) {
            errors = errors.and("way", "Choose how it comes back");
        }
        if (pence == null || pence == 0) {
            errors = errors.and("pounds", "Write how much in pounds, like 35.60");
        }
        if (text(typed, "words").isBlank()) {
            errors = errors.and("words", "Say what it is for");
        }
        if (way == null || pence == null || !errors.isEmpty()) {
            return form(actor, viewer, provider, values, key, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return recoveries
                .propose(
                        actor,
                        provider,
                        way,
                        pence,
                        text(typed, "words"),
                        IdempotencyKey.of(actor.personId(), "POST " + HERE, key, provider + " " + values))
                .flatMap(result -> switch (result) {
                    case ChargeRecoveries.Result.Done done -> Mono.just(Page.goTo(HERE + "?done=proposed"));
                    case ChargeRecoveries.Result.NotFound none -> Mono.error(notFound());
                    case ChargeRecoveries.Result.Invalid invalid ->
                        form(
                                actor,
                                viewer,
                                provider,
                                values,
                                key,
                                FormErrors.one(
                                        invalid.field().equals("amountPence") ? "pounds" : invalid.field(),
                                        invalid.message()),
                                HttpStatus.UNPROCESSABLE_CONTENT);
                    default ->
                        form(
                                actor,
                                viewer,
                                provider,
                                values,
                                Ids.next().toString(),
                                FormErrors.one("", "It could not be proposed. Look at the list and try again."),
                                HttpStatus.CONFLICT);
                });
    }

    @PostMapping(HERE + "/{id}/approve")
    @Allow(Role.FINANCE)
    Mono<Rendering> approve(@PathVariable("id") UUID id, Actor actor) {
        return decide(id, actor, true);
    }

    @PostMapping(HERE + "/{id}/withdraw")
    @Allow(Role.FINANCE)
    Mono<Rendering> withdraw(@PathVariable("id") UUID id, Actor actor) {
        return decide(id, actor, false);
    }

    @PostMapping("/pay/recoveries/{id}/yes")
    @Allow(Role.PROVIDER)
    Mono<Rendering> yes(@PathVariable("id") UUID id, Actor actor) {
        return answer(id, actor, true);
    }

    @PostMapping("/pay/recoveries/{id}/no")
    @Allow(Role.PROVIDER)
    Mono<Rendering> no(@PathVariable("id") UUID id, Actor actor) {
        return answer(id, actor, false);
    }

    private Mono<Rendering> decide(UUID id, Actor actor, boolean yes) {
        String what = yes ? "approve" : "withdraw";
        return recoveries
                .decide(actor, id, yes, IdempotencyKey.of(actor.personId(), "POST " + HERE, what + id, what + id))
                .map(result -> switch (result) {
                    case ChargeRecoveries.Result.Done done -> Page.goTo(HERE + "?done=" + done.state());
                    case ChargeRecoveries.Result.NotFound none -> throw notFound();
                    case ChargeRecoveries.Result.NotAllowed other -> Page.goTo(HERE + "?done=other");
                    default -> Page.goTo(HERE + "?done=changed");
                });
    }

    private Mono<Rendering> answer(UUID id, Actor actor, boolean yes) {
        return recoveries.answer(actor, id, yes).map(result -> switch (result) {
            case ChargeRecoveries.Result.Done done -> Page.goTo("/pay?told=" + (yes ? "set-off" : "no-set-off"));
            case ChargeRecoveries.Result.WrongState wrong -> Page.goTo("/pay");
            default -> throw notFound();
        });
    }

    private Mono<Rendering> form(
            Actor actor,
            Viewer viewer,
            UUID provider,
            Map<String, String> values,
            String key,
            FormErrors errors,
            HttpStatusCode status) {
        return recoveries
                .owed(actor)
                .filter(each -> each.providerId().equals(provider))
                .next()
                .switchIfEmpty(Mono.error(ChargesController::notFound))
                .map(owed -> ChargesPage.form(viewer, HERE, owed, values, key, errors)
                        .show(status));
    }

    private static @Nullable String notice(@Nullable String done) {
        return switch (done == null ? "" : done) {
            case "proposed" -> "It is proposed. Another officer has to say yes; to a set-off the provider first.";
            case "agreed" -> "It is agreed. It comes off the next payments.";
            case "done" -> "It is back.";
            case "withdrawn" -> "It is withdrawn.";
            case "other" -> "Another officer has to say yes to this.";
            case "changed" -> "It has changed since you looked. This is how it stands.";
            default -> null;
        };
    }

    private static String text(MultiValueMap<String, String> typed, String field) {
        return Objects.requireNonNullElse(typed.getFirst(field), "").strip();
    }

    private static String key(MultiValueMap<String, String> typed) {
        String key = text(typed, "key");
        return key.isEmpty() || key.length() > 200 ? Ids.next().toString() : key;
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
