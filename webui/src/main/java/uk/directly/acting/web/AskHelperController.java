package uk.directly.acting.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import uk.directly.acting.ActingInvitations;
import uk.directly.acting.ActingResult;
import uk.directly.acting.AskToAct;
import uk.directly.acting.Limits;
import uk.directly.people.Acting;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.Choice;
import uk.directly.web.CodeLetterPage;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/** Asks somebody to help, or to look after the money: by a link, a code on paper, or an email (R60). */
@Controller
@Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
@ForOthers(Power.RUN)
@RequestMapping(HelperPages.PATH)
class AskHelperController {
    private static final List<Choice> WAYS = List.of(
            new Choice("link", "I send them a link", "By text message, or however you write to each other"),
            new Choice("paper", "I give them a letter with a code", "You print it, or copy the code"),
            new Choice("email", "Send them an email for me", null));

    private final ActingInvitations invitations;

    AskHelperController(ActingInvitations invitations) {
        this.invitations = invitations;
    }

    @GetMapping("/new")
    Rendering helper(Actor actor, Viewer viewer, KeptForm kept) {
        return form(Acting.As.HELPER, actor, viewer, kept);
    }

    @GetMapping("/run")
    Rendering nominee(Actor actor, Viewer viewer, KeptForm kept) {
        return form(Acting.As.NOMINEE, actor, viewer, kept);
    }

    private static Rendering form(Acting.As as, Actor actor, Viewer viewer, KeptForm kept) {
        mayAsk(actor, as);
        Map<String, String> typed = new java.util.HashMap<>();
        kept.fields().forEach((name, values) -> typed.put(name, values.isEmpty() ? "" : values.getFirst()));
        return page(as, viewer, typed, FormErrors.NONE).show();
    }

    @PostMapping("/new")
    Mono<Rendering> askHelper(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return ask(Acting.As.HELPER, actor, viewer, exchange);
    }

    @PostMapping("/run")
    Mono<Rendering> askNominee(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return ask(Acting.As.NOMINEE, actor, viewer, exchange);
    }

    private Mono<Rendering> ask(Acting.As as, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        mayAsk(actor, as);
        return exchange.getFormData().flatMap(form -> {
            Map<String, String> typed = form.toSingleValueMap();
            LimitsForm limits = LimitsForm.of(typed);
            FormErrors errors = as == Acting.As.HELPER ? limits.errors() : FormErrors.NONE;
            String name = LimitsForm.text(typed.get("name"));
            if (name.isEmpty()) {
                errors = FormErrors.one("name", "Enter their name").with(errors);
            }
            if (LimitsForm.text(typed.get("way")).isEmpty()) {
                errors = errors.and("way", "Choose how to ask them");
            }
            return errors.isEmpty()
                    ? ask(actor, viewer, exchange, as, typed, as == Acting.As.HELPER ? limits.limits() : Limits.WHOLE)
                    : Mono.just(page(as, viewer, typed, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
        });
    }

    private Mono<Rendering> ask(
            Actor actor,
            Viewer viewer,
            ServerWebExchange exchange,
            Acting.As as,
            Map<String, String> typed,
            Limits limits) {
        String way = LimitsForm.text(typed.get("way"));
        String email = LimitsForm.text(typed.get("email"));
        AskToAct ask = new AskToAct(
                as,
                LimitsForm.text(typed.get("name")),
                way,
                way.equals("email") ? (email.isEmpty() ? null : email) : null,
                limits);
        return invitations.invite(actor, actor.forPersonId(), ask).map(result -> switch (result) {
            case ActingResult.Invited invited ->
                way.equals("email")
                        ? Page.goTo(HelperPages.PATH + "?done=emailed")
                        : ActingLetters.of(
                                        viewer,
                                        ask.name(),
                                        as,
                                        invited,
                                        CodeLetterPage.site(exchange),
                                        HelperPages.PATH,
                                        Whose.of(viewer).name())
                                .show();
            case ActingResult.Invalid invalid ->
                page(as, viewer, typed, FormErrors.one(LimitsForm.field(invalid.field()), invalid.message()))
                        .show(HttpStatus.UNPROCESSABLE_CONTENT);
            case ActingResult.MoreThanOwn own ->
                page(as, viewer, typed, LimitsForm.of(typed).beyond(own)).show(HttpStatus.UNPROCESSABLE_CONTENT);
            case ActingResult.TooMany many ->
                page(
                                as,
                                viewer,
                                typed,
                                FormErrors.one("name", "Many people are asked already. Take one of those back first"))
                        .show(HttpStatus.CONFLICT);
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        });
    }

    /** Comes here after signing in again. */
    @GetMapping("/asked/{id}/withdraw")
    Rendering back(@PathVariable("id") UUID id) {
        return Page.goTo(HelperPages.PATH);
    }

    @PostMapping("/asked/{id}/withdraw")
    Mono<Rendering> withdraw(@PathVariable("id") UUID id, Actor actor) {
        return invitations.withdraw(actor, actor.forPersonId(), id).map(result -> switch (result) {
            case ActingResult.Done done -> Page.goTo(HelperPages.PATH + "?done=withdrawn");
            // They were quicker: the page shows it.
            case ActingResult.NoLonger used -> Page.goTo(HelperPages.PATH);
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        });
    }

    /** A nominated person is chosen by the person alone; helpers also by who was authorised for one who can't decide. */
    private static void mayAsk(Actor actor, Acting.As as) {
        if (!HelperPages.mayArrange(actor) || (as == Acting.As.NOMINEE && actor.acting() != null)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private static AskHelperPage page(Acting.As as, Viewer viewer, Map<String, String> typed, FormErrors wrong) {
        boolean helper = as == Acting.As.HELPER;
        Frame frame = Frame.of(helper ? "Ask somebody to help" : "Ask somebody to look after the money", viewer)
                .under("/people");
        return new AskHelperPage(
                wrong.isEmpty() ? frame : frame.withError(),
                HelperPages.PATH,
                HelperPages.PATH + (helper ? "/new" : "/run"),
                helper
                        ? List.of("They sign in with a sign-in of their own. Never give anybody yours.")
                        : List.of(
                                "They do everything about the money with you: book, say yes, and keep the papers.",
                                "Once they say yes, the council makes sure that they can manage it. Then they can begin.",
                                "You stay in charge: you see all they do, and can end it at any time."),
                LimitsForm.text(typed.get("name")),
                helper ? LimitsForm.of(typed) : null,
                WAYS,
                LimitsForm.text(typed.get("way")),
                LimitsForm.text(typed.get("email")),
                wrong);
    }
}
