package uk.directly.acting.web;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.acting.ActingInvitations;
import uk.directly.acting.ActingResult;
import uk.directly.people.Actor;
import uk.directly.people.AllowEveryone;
import uk.directly.people.InvitationCode;
import uk.directly.web.Address;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** For who was asked to act for somebody (R60): the code, a sign-in of their own, what it means, yes or no. */
@Controller
@AllowEveryone
@RequestMapping("/helping")
class HelpingController {
    private static final String YES = "/helping/yes";
    private static final List<Choice> TIES = List.of(Choice.of("no", "No"), Choice.of("yes", "Yes"));

    private final ActingInvitations invitations;
    private final ServerRequestCache wayBack;

    HelpingController(ActingInvitations invitations, ServerRequestCache wayBack) {
        this.invitations = invitations;
        this.wayBack = wayBack;
    }

    @GetMapping
    Mono<Rendering> asked(@RequestParam(name = "code", required = false) @Nullable String typed, Viewer viewer) {
        if (typed == null) {
            return Mono.just(code(viewer, "", FormErrors.NONE).show());
        }
        InvitationCode code = InvitationCode.typed(typed);
        return code == null
                ? wrong(viewer, typed, "Enter the code from your letter. It has 12 letters and numbers")
                : invitations.look(code).flatMap(result -> switch (result) {
                    case ActingResult.Open open ->
                        Mono.just(welcome(viewer, open, code).show());
                    case ActingResult.NoLonger old ->
                        wrong(viewer, typed, "This code was used, or is too old. Ask for a new one");
                    default -> wrong(viewer, typed, "We don’t know this code. Look at it and try again");
                });
    }

    private static HelpingPage welcome(Viewer viewer, ActingResult.Open open, InvitationCode code) {
        return new HelpingPage(
                Frame.of(title(open), viewer),
                List.of(
                        "First sign in, or make your own sign-in. Then you read what it means, and say yes or no."
                                + " Nobody should use another person’s sign-in.",
                        "It costs you nothing. " + open.council() + " pays for Directly."),
                "",
                Address.of(YES).with("code", code.text()).toString(),
                FormErrors.NONE);
    }

    private static String title(ActingResult.Open open) {
        return switch (open.as()) {
            case HELPER -> open.forName() + " asks you to help";
            case NOMINEE -> open.forName() + " asks you to look after their support money";
            case AUTHORISED -> "Look after the support money of " + open.forName();
        };
    }

    private static Mono<Rendering> wrong(Viewer viewer, String typed, String why) {
        return Mono.just(code(viewer, typed, FormErrors.one("code", why)).show(HttpStatus.UNPROCESSABLE_CONTENT));
    }

    private static HelpingPage code(Viewer viewer, String typed, FormErrors errors) {
        Frame frame = Frame.of("You were asked to help somebody", viewer);
        return new HelpingPage(
                errors.isEmpty() ? frame : frame.withError(),
                List.of("You have a letter or a link with a code."),
                typed,
                "",
                errors);
    }

    @GetMapping("/yes")
    Mono<Rendering> form(
            @RequestParam(name = "code", required = false) @Nullable String typed,
            @Nullable Actor actor,
            @Nullable Principal principal,
            Viewer viewer,
            KeptForm kept,
            ServerWebExchange exchange) {
        InvitationCode code = InvitationCode.typed(typed == null ? kept.value("code") : typed);
        if (code == null) {
            return Mono.just(Page.goTo("/helping"));
        }
        if (principal == null) {
            return wayBack.saveRequest(exchange)
                    .then(Mono.fromSupplier(() -> Page.goTo("/oauth2/authorization/directly")));
        }
        return invitations
                .look(code)
                .map(result -> result instanceof ActingResult.Open open
                        ? page(
                                        viewer,
                                        open,
                                        code,
                                        actor,
                                        kept.isEmpty() ? open.name() : kept.value("name"),
                                        kept.value("tied"),
                                        FormErrors.NONE)
                                .show()
                        : back(code));
    }

    @PostMapping("/yes")
    Mono<Rendering> answer(
            @Nullable Actor actor, @Nullable Principal principal, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            Map<String, String> typed = form.toSingleValueMap();
            InvitationCode code = InvitationCode.typed(typed.get("code"));
            if (principal == null || code == null) {
                return Mono.just(Page.goTo("/helping"));
            }
            return "no".equals(typed.get("answer"))
                    ? invitations.decline(code).map(result -> Page.goTo("/helping/no"))
                    : invitations
                            .look(code)
                            .flatMap(result -> result instanceof ActingResult.Open open
                                    ? yes(principal, actor, viewer, code, open, typed)
                                    : again(principal, actor, code));
        });
    }

    private Mono<Rendering> yes(
            Principal principal,
            @Nullable Actor actor,
            Viewer viewer,
            InvitationCode code,
            ActingResult.Open open,
            Map<String, String> typed) {
        String name = LimitsForm.text(typed.get("name"));
        String tied = LimitsForm.text(typed.get("tied"));
        FormErrors errors = FormErrors.NONE;
        if (actor == null && name.isEmpty()) {
            errors = errors.and("name", "Enter your name");
        }
        if (TIES.stream().noneMatch(each -> each.value().equals(tied))) {
            errors = errors.and("tied", "Choose whether you live or work with them");
        }
        if (!"yes".equals(typed.get("agree"))) {
            errors = errors.and("agree", "Tick the box if you agree, or say no");
        }
        if (!errors.isEmpty()) {
            return Mono.just(
                    page(viewer, open, code, actor, name, tied, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
        }
        return invitations
                .accept(principal.getName(), code, actor == null ? name : actor.name())
                .map(result -> switch (result) {
                    case ActingResult.Came came ->
                        Page.goTo(tied.equals("yes") ? "/acting-for/ties?first=yes" : after(came));
                    case ActingResult.Oneself own -> refused(viewer, "You can’t act for yourself");
                    case ActingResult.NotAllowed officer ->
                        refused(
                                viewer,
                                "You look after their money already, or this is the sign-in of your work at the council. Come with one of your own");
                    case ActingResult.Invalid invalid ->
                        page(viewer, open, code, actor, name, tied, FormErrors.one(invalid.field(), invalid.message()))
                                .show(HttpStatus.UNPROCESSABLE_CONTENT);
                    default -> back(code);
                });
    }

    /** Sent twice: who said yes already gets to where they would have got. */
    private Mono<Rendering> again(Principal principal, @Nullable Actor actor, InvitationCode code) {
        return actor == null
                ? Mono.just(back(code))
                : invitations
                        .accept(principal.getName(), code, actor.name())
                        .map(result -> result instanceof ActingResult.Came came ? Page.goTo(after(came)) : back(code));
    }

    @GetMapping("/no")
    Rendering declined(Viewer viewer) {
        return new HelpingPage(
                        Frame.of("You said no", viewer),
                        List.of(
                                "Thank you for saying so. We tell them. If you change your mind, ask them for a new code."),
                        "",
                        "",
                        FormErrors.NONE)
                .show();
    }

    private static String after(ActingResult.Came came) {
        return came.waits() ? "/acting-for?waits=yes" : "/acting-for?new=yes";
    }

    private static Rendering back(InvitationCode code) {
        return Page.goTo(Address.of("/helping").with("code", code.text()).toString());
    }

    private static Rendering refused(Viewer viewer, String why) {
        return code(viewer, "", FormErrors.one("code", why)).show(HttpStatus.FORBIDDEN);
    }

    private static YesPage page(
            Viewer viewer,
            ActingResult.Open open,
            InvitationCode code,
            @Nullable Actor actor,
            String name,
            String tied,
            FormErrors errors) {
        Frame frame = Frame.of(title(open), viewer);
        return new YesPage(
                errors.isEmpty() ? frame : frame.withError(),
                code.text(),
                actor == null,
                name,
                open.limits().lastDay() == null
                        ? "Until one of you ends it."
                        : "Until " + DateWords.date(open.limits().lastDay()) + ".",
                PowerWords.may(open.as(), open.limits()),
                PowerWords.duties(open.as(), open.forName(), open.kin()),
                TIES,
                tied,
                false,
                errors);
    }
}
