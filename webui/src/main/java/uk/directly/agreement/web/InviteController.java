package uk.directly.agreement.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import uk.directly.agreement.Invitation;
import uk.directly.agreement.InvitationResult;
import uk.directly.agreement.Invitations;
import uk.directly.offer.OfferServices;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.People;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.rate.Band;
import uk.directly.web.Choice;
import uk.directly.web.CodeLetterPage;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.TypedPounds;
import uk.directly.web.Viewer;

/** "Bring somebody you know" (R9): by the person, or keyed in by their support worker. */
@Controller
class InviteController {
    private static final String INVITE = "/people/invite";
    private static final int MOST = 50;

    private static final List<Choice> WAYS = List.of(
            new Choice("link", "I send them a link", "By text message or email"),
            new Choice("paper", "I give them a letter with a code", "You print it, or copy the code"));

    private final Invitations invitations;
    private final OfferServices services;
    private final People people;

    InviteController(Invitations invitations, OfferServices services, People people) {
        this.invitations = invitations;
        this.services = services;
        this.people = people;
    }

    @GetMapping(INVITE)
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<Rendering> form(
            @RequestParam(name = "done", required = false) @Nullable String done, Actor actor, Viewer viewer) {
        return own(actor, viewer, Map.of(), FormErrors.NONE, done == null ? null : "You took the invitation back.")
                .map(Page::show);
    }

    @PostMapping(INVITE)
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<Rendering> invite(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(form -> invite(
                        actor,
                        viewer,
                        exchange,
                        actor.forPersonId(),
                        form,
                        INVITE,
                        errors -> own(actor, viewer, form.toSingleValueMap(), errors, null)));
    }

    /** Comes here after signing in again. */
    @GetMapping(INVITE + "/{id}/withdraw")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Rendering back(@PathVariable("id") UUID id) {
        return Page.goTo(INVITE);
    }

    @PostMapping(INVITE + "/{id}/withdraw")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.RUN)
    Mono<Rendering> withdraw(@PathVariable("id") UUID id, Actor actor) {
        return invitations.withdraw(actor, id).map(result -> switch (result) {
            case InvitationResult.NotFound none -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case InvitationResult.Withdrawn withdrawn -> Page.goTo(INVITE + "?done=withdrawn");
            // They were quicker: the page shows it.
            default -> Page.goTo(INVITE);
        });
    }

    @GetMapping("/helped/{personId}/invite")
    @Allow(Role.SUPPORT)
    Mono<Rendering> formFor(@PathVariable("personId") UUID personId, Actor actor, Viewer viewer) {
        return helped(actor, viewer, personId, Map.of(), FormErrors.NONE).map(Page::show);
    }

    /** Keyed in for somebody: whoever it is about still says yes with the code. */
    @PostMapping("/helped/{personId}/invite")
    @Allow(Role.SUPPORT)
    Mono<Rendering> inviteFor(
            @PathVariable("personId") UUID personId, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(form -> invite(
                        actor,
                        viewer,
                        exchange,
                        personId,
                        form,
                        "/starting/" + personId,
                        errors -> helped(actor, viewer, personId, form.toSingleValueMap(), errors)));
    }

    private Mono<Rendering> invite(
            Actor actor,
            Viewer viewer,
            ServerWebExchange exchange,
            UUID holder,
            MultiValueMap<String, String> form,
            String back,
            Function<FormErrors, Mono<InvitePage>> again) {
        String name = text(form.getFirst("name"));
        String typed = text(form.getFirst("price"));
        Long pence = TypedPounds.pence(typed);
        FormErrors errors = FormErrors.NONE;
        if (name.isEmpty()) {
            errors = errors.and("name", "Enter their name");
        }
        if (text(form.getFirst("service")).isEmpty()) {
            errors = errors.and("service", "Choose what they do");
        }
        if (text(form.getFirst("way")).isEmpty()) {
            errors = errors.and("way", "Choose how to invite them");
        }
        if (!typed.isEmpty() && (pence == null || pence == 0)) {
            errors = errors.and("price", "Enter an amount, like 16.50, or leave it empty");
        }
        if (!errors.isEmpty()) {
            return again.apply(errors).map(page -> page.show(HttpStatus.UNPROCESSABLE_CONTENT));
        }
        return invitations
                .invite(
                        actor,
                        holder,
                        name,
                        text(form.getFirst("service")),
                        actor.is(Role.SUPPORT) && !holder.equals(actor.forPersonId())
                                ? "keyed-in"
                                : text(form.getFirst("way")),
                        pence == null ? null : Map.of(Band.WEEKDAY.slug(), pence))
                .flatMap(result -> switch (result) {
                    case InvitationResult.Invited invited ->
                        Mono.just(letter(viewer, name, invited, CodeLetterPage.site(exchange), back)
                                .show());
                    case InvitationResult.Invalid invalid ->
                        again.apply(FormErrors.one(
                                        invalid.field().equals("rates") ? "price" : invalid.field(), invalid.message()))
                                .map(page -> page.show(HttpStatus.UNPROCESSABLE_CONTENT));
                    default -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
                });
    }

    private static CodeLetterPage letter(
            Viewer viewer, String name, InvitationResult.Invited invited, String site, String back) {
        String council = viewer.help().council();
        return new CodeLetterPage(
                Frame.of("Invitation for " + name, viewer).under("/people"),
                back,
                List.of(
                        "Dear " + name + ",",
                        "you support me. I would like to book your visits and have you paid with Directly, which I use with "
                                + council + ".",
                        "It takes about five minutes: you say who you are, what you do and what you ask. It costs you"
                                + " nothing, and only I can find you there."),
                site + "/invited?code=" + invited.code().text(),
                site + "/invited",
                invited.code().spaced(),
                List.of(
                        "The code works once, until " + DateWords.date(invited.until()) + ".",
                        "Questions? " + viewer.help().call() + "."));
    }

    private Mono<InvitePage> own(
            Actor actor, Viewer viewer, Map<String, String> typed, FormErrors errors, @Nullable String done) {
        return invitations
                .of(actor, MOST)
                .map(InviteController::line)
                .collectList()
                .flatMap(lines -> page(
                        Frame.of("Bring somebody you know", viewer)
                                .under("/people")
                                .withNotice(done),
                        "/people",
                        INVITE,
                        "you",
                        WAYS,
                        typed,
                        lines,
                        errors));
    }

    private Mono<InvitePage> helped(
            Actor actor, Viewer viewer, UUID personId, Map<String, String> typed, FormErrors errors) {
        return people.name(actor.councilId(), personId)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .flatMap(name -> page(
                        Frame.of("Bring along who supports " + name, viewer).under("/starting"),
                        "/starting/" + personId,
                        "/helped/" + personId + "/invite",
                        name,
                        List.of(new Choice("keyed-in", "I give them a letter with a code", "You print it here")),
                        typed,
                        List.of(),
                        errors));
    }

    private Mono<InvitePage> page(
            Frame frame,
            String back,
            String action,
            String forWhom,
            List<Choice> ways,
            Map<String, String> typed,
            List<InvitePage.Line> lines,
            FormErrors errors) {
        return services.all()
                .map(all -> Stream.concat(
                                Stream.of(Choice.of("", "Choose")),
                                all.stream().map(each -> Choice.of(each.slug(), each.name())))
                        .toList())
                .map(choices -> new InvitePage(
                        errors.isEmpty() ? frame : frame.withError(),
                        back,
                        action,
                        forWhom,
                        choices,
                        ways,
                        text(typed.get("name")),
                        text(typed.get("service")),
                        text(typed.get("way")),
                        text(typed.get("price")),
                        lines,
                        errors));
    }

    private static InvitePage.Line line(Invitation invitation) {
        return new InvitePage.Line(
                invitation.name() + ", " + invitation.service(),
                switch (invitation.state()) {
                    case "used" -> AgreementPages.NOT_CHECKED;
                    case "withdrawn" -> "You took this back";
                    case "too-old" -> "The code is too old. Invite them again";
                    default -> "Waiting for them, until " + DateWords.date(invitation.until());
                },
                invitation.offerId() == null ? null : "/offers/" + invitation.offerId(),
                invitation.state().equals("waiting") ? INVITE + "/" + invitation.id() + "/withdraw" : null);
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }
}
