package uk.directly.agreement.web;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.agreement.InvitationResult;
import uk.directly.agreement.Invitations;
import uk.directly.agreement.OwnWork;
import uk.directly.people.Actor;
import uk.directly.people.AllowEveryone;
import uk.directly.people.InvitationCode;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;
import uk.directly.web.Address;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.TypedPounds;
import uk.directly.web.Viewer;

/** For who was invited (R9): the code, a sign-in of their own, and what they do and ask. Codes are counted with sign-ins. */
@Controller
@AllowEveryone
class InvitedController {
    private static final String WORK = "/invited/work";

    private static final List<Choice> BOSSES = List.of(
            new Choice("employed", "They employ me", "They are the boss. You get pay, holiday and sick pay"),
            new Choice("self-employed", "I run my own business", "You see to your own tax"),
            new Choice("both", "Both are fine", "You decide it together"));

    private final Invitations invitations;
    private final ServerRequestCache wayBack;

    InvitedController(Invitations invitations, ServerRequestCache wayBack) {
        this.invitations = invitations;
        this.wayBack = wayBack;
    }

    @GetMapping("/invited")
    Mono<Rendering> invited(@RequestParam(name = "code", required = false) @Nullable String typed, Viewer viewer) {
        if (typed == null) {
            return Mono.just(page(viewer, "", FormErrors.NONE).show());
        }
        InvitationCode code = InvitationCode.typed(typed);
        return code == null
                ? wrong(viewer, typed, "Enter the code from your invitation. It has 12 letters and numbers")
                : invitations.look(code).flatMap(result -> switch (result) {
                    case InvitationResult.Open open ->
                        Mono.just(welcome(viewer, open, code).show());
                    case InvitationResult.NoLonger old ->
                        wrong(viewer, typed, "This code was used, or is too old. Ask for a new invitation");
                    default -> wrong(viewer, typed, "We don’t know this code. Look at it and try again");
                });
    }

    private static InvitedPage welcome(Viewer viewer, InvitationResult.Open open, InvitationCode code) {
        return new InvitedPage(
                Frame.of(open.holder() + " has invited you", viewer),
                List.of(
                        "You support " + open.holder() + " already: "
                                + open.serviceName().toLowerCase(java.util.Locale.UK) + ".",
                        "With Directly they book your visits, you say what hours you worked, and you see when you are paid."
                                + " It costs you nothing.",
                        "Only " + open.holder() + " can find you here. " + open.council()
                                + " does not check you for this, and you can join its register later if you like.",
                        "First sign in, or make your own sign-in. Then it takes about five minutes."),
                "",
                Address.of(WORK).with("code", code.text()).toString(),
                FormErrors.NONE);
    }

    private static Mono<Rendering> wrong(Viewer viewer, String typed, String why) {
        return Mono.just(page(viewer, typed, FormErrors.one("code", why)).show(HttpStatus.UNPROCESSABLE_CONTENT));
    }

    private static InvitedPage page(Viewer viewer, String typed, FormErrors errors) {
        Frame frame = Frame.of("You have an invitation with a code", viewer);
        return new InvitedPage(errors.isEmpty() ? frame : frame.withError(), List.of(), typed, "", errors);
    }

    @GetMapping(WORK)
    Mono<Rendering> work(
            @RequestParam(name = "code", required = false) @Nullable String typed,
            @Nullable Actor actor,
            @Nullable Principal principal,
            Viewer viewer,
            KeptForm kept,
            ServerWebExchange exchange) {
        InvitationCode code = InvitationCode.typed(typed == null ? kept.value("code") : typed);
        if (code == null) {
            return Mono.just(Page.goTo("/invited"));
        }
        if (principal == null) {
            return wayBack.saveRequest(exchange)
                    .then(Mono.fromSupplier(() -> Page.goTo("/oauth2/authorization/directly")));
        }
        return invitations.look(code).map(result -> {
            if (!(result instanceof InvitationResult.Open open)) {
                return Page.goTo(
                        Address.of("/invited").with("code", code.text()).toString());
            }
            Map<String, String> known = new LinkedHashMap<>();
            known.put("name", kept.isEmpty() ? (actor == null ? open.name() : actor.name()) : kept.value("name"));
            for (String field : List.of("phone", "postcode", "what", "boss")) {
                known.put(field, kept.value(field));
            }
            Map<String, Long> rates = Objects.requireNonNullElse(open.rates(), Map.<String, Long>of());
            for (Band band : PRICED) {
                Long pence = rates.get(band.slug());
                known.put(
                        band.slug(),
                        kept.isEmpty() ? (pence == null ? "" : TypedPounds.text(pence)) : kept.value(band.slug()));
            }
            return workPage(viewer, open, code, known, FormErrors.NONE).show();
        });
    }

    private static final List<Band> PRICED =
            List.of(Band.WEEKDAY, Band.EVENING, Band.SATURDAY, Band.SUNDAY, Band.BANK_HOLIDAY);

    @PostMapping(WORK)
    Mono<Rendering> come(@Nullable Principal principal, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            Map<String, String> typed = form.toSingleValueMap();
            InvitationCode code = InvitationCode.typed(typed.get("code"));
            if (principal == null || code == null) {
                return Mono.just(Page.goTo("/invited"));
            }
            Map<String, Long> rates = new LinkedHashMap<>();
            FormErrors errors = FormErrors.NONE;
            for (Band band : PRICED) {
                String price =
                        Objects.requireNonNullElse(typed.get(band.slug()), "").strip();
                Long pence = TypedPounds.pence(price);
                if (pence != null && pence > 0) {
                    rates.put(band.slug(), pence);
                } else if (!price.isEmpty() || band == Band.WEEKDAY) {
                    errors = errors.and(band.slug(), "Enter an amount, like 16.50");
                }
            }
            List<Engagement> openTo = openTo(typed.get("boss"));
            if (openTo.isEmpty()) {
                errors = errors.and("boss", "Choose who is the boss");
            }
            FormErrors found = errors;
            return invitations
                    .look(code)
                    .flatMap(result -> result instanceof InvitationResult.Open open && !found.isEmpty()
                            ? Mono.just(
                                    workPage(viewer, open, code, typed, found).show(HttpStatus.UNPROCESSABLE_CONTENT))
                            : come(principal, viewer, code, typed, rates, openTo, result));
        });
    }

    private Mono<Rendering> come(
            Principal principal,
            Viewer viewer,
            InvitationCode code,
            Map<String, String> typed,
            Map<String, Long> rates,
            List<Engagement> openTo,
            InvitationResult looked) {
        OwnWork work = new OwnWork(
                text(typed, "name"), text(typed, "phone"), text(typed, "postcode"), typed.get("what"), rates, openTo);
        return invitations.use(principal.getName(), code, work).map(result -> switch (result) {
            case InvitationResult.Came came -> Page.goTo("/my-page");
            case InvitationResult.Invalid invalid ->
                looked instanceof InvitationResult.Open open
                        ? workPage(
                                        viewer,
                                        open,
                                        code,
                                        typed,
                                        FormErrors.one(
                                                invalid.field().equals("rates") ? "weekday" : invalid.field(),
                                                invalid.message()))
                                .show(HttpStatus.UNPROCESSABLE_CONTENT)
                        : Page.goTo("/invited?code=" + code.text());
            case InvitationResult.OwnWork own -> refused(viewer, "Nobody can be paid for supporting themselves");
            case InvitationResult.NotAllowed officer ->
                refused(viewer, "Sign out, and come with a sign-in of your own, not that of your work at the council");
            default -> Page.goTo("/invited?code=" + code.text());
        });
    }

    private static Rendering refused(Viewer viewer, String why) {
        return page(viewer, "", FormErrors.one("code", why)).show(HttpStatus.FORBIDDEN);
    }

    private static List<Engagement> openTo(@Nullable String boss) {
        return switch (String.valueOf(boss)) {
            case "employed" -> List.of(Engagement.EMPLOYED);
            case "self-employed" -> List.of(Engagement.SELF_EMPLOYED);
            case "both" -> List.of(Engagement.EMPLOYED, Engagement.SELF_EMPLOYED);
            default -> List.of();
        };
    }

    private static String text(Map<String, String> typed, String field) {
        return Objects.requireNonNullElse(typed.get(field), "");
    }

    private static OwnWorkPage workPage(
            Viewer viewer,
            InvitationResult.Open open,
            InvitationCode code,
            Map<String, String> typed,
            FormErrors errors) {
        Frame frame = Frame.of("About you and what you do for " + open.holder(), viewer);
        return new OwnWorkPage(
                errors.isEmpty() ? frame : frame.withError(),
                List.of("Only " + open.holder() + " sees this. Your address and phone number are never shown."),
                code.text(),
                typed,
                BOSSES,
                errors);
    }
}
