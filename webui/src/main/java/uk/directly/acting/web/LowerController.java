package uk.directly.acting.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.acting.ActingResult;
import uk.directly.acting.ActsForMe;
import uk.directly.acting.Grants;
import uk.directly.acting.Powers;
import uk.directly.money.Pence;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.TypedPounds;
import uk.directly.web.Viewer;

/** A social worker lowers up to how much somebody who was authorised says yes (R60): whom they let in goes no further. */
@Controller
@Allow(Role.SOCIAL_WORK)
@RequestMapping(OfficeController.PATH + "/people/{person}/lower/{who}")
class LowerController {
    private final Powers powers;
    private final Grants grants;

    LowerController(Powers powers, Grants grants) {
        this.powers = powers;
        this.grants = grants;
    }

    @GetMapping
    Mono<Rendering> form(
            @PathVariable("person") UUID person,
            @PathVariable("who") UUID who,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        return authorised(actor, person, who)
                .map(each -> page(viewer, person, each, kept.value("upTo"), kept.value("reason"), FormErrors.NONE)
                        .show());
    }

    @PostMapping
    Mono<Rendering> lower(
            @PathVariable("person") UUID person,
            @PathVariable("who") UUID who,
            Actor actor,
            Viewer viewer,
            ServerWebExchange exchange) {
        return Mono.zip(authorised(actor, person, who), exchange.getFormData()).flatMap(found -> {
            String upTo = LimitsForm.text(found.getT2().getFirst("upTo"));
            String reason = LimitsForm.text(found.getT2().getFirst("reason"));
            Long pence = TypedPounds.pence(upTo);
            FormErrors errors = FormErrors.NONE;
            if (pence == null) {
                errors = errors.and("upTo", "Enter an amount, like 250.00");
            }
            if (reason.isEmpty()) {
                errors = errors.and("reason", "Write why");
            }
            return pence == null || !errors.isEmpty()
                    ? Mono.just(again(viewer, person, found.getT1(), upTo, reason, errors))
                    : grants.lower(actor, person, who, pence, reason).map(result -> switch (result) {
                        case ActingResult.Done done -> Page.goTo(PersonPowersController.path(person) + "?done=lowered");
                        case ActingResult.Invalid invalid ->
                            again(
                                    viewer,
                                    person,
                                    found.getT1(),
                                    upTo,
                                    reason,
                                    FormErrors.one(LimitsForm.field(invalid.field()), invalid.message()));
                        case ActingResult.OwnQuestion own ->
                            again(
                                    viewer,
                                    person,
                                    found.getT1(),
                                    upTo,
                                    reason,
                                    FormErrors.one("", "Another officer has to decide this"));
                        default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                    });
        });
    }

    private Mono<ActsForMe> authorised(Actor actor, UUID person, UUID who) {
        return powers.one(actor.councilId(), person, who)
                .filter(each -> each.as().equals("authorised"))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static Rendering again(
            Viewer viewer, UUID person, ActsForMe each, String upTo, String reason, FormErrors errors) {
        return page(viewer, person, each, upTo, reason, errors).show(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static LowerPage page(
            Viewer viewer, UUID person, ActsForMe each, String upTo, String reason, FormErrors errors) {
        Frame frame = Frame.of("Lower up to how much " + each.name() + " says yes", viewer);
        return new LowerPage(
                errors.isEmpty() ? frame : frame.withError(),
                PersonPowersController.path(person),
                PersonPowersController.path(person) + "/lower/" + each.personId(),
                List.of(
                        now(each.mayApproveUpToPence()),
                        "Whom they let in for more goes no further than this from now on, either. What waits for a yes to"
                                + " more goes back.",
                        "To give more again, propose them anew: two officers agree on it."),
                upTo,
                reason,
                errors);
    }

    private static String now(@Nullable Long pence) {
        return pence == null
                ? "They say yes to any amount now."
                : "They say yes up to "
                        + Pence.of(Objects.requireNonNull(pence)).text() + " now.";
    }
}
