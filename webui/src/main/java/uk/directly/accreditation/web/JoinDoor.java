package uk.directly.accreditation.web;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
import uk.directly.accreditation.Joining;
import uk.directly.accreditation.JoiningServices;
import uk.directly.accreditation.PageChange;
import uk.directly.people.Actor;
import uk.directly.people.AllowEveryone;
import uk.directly.register.ProviderFiles;
import uk.directly.register.ProviderState;
import uk.directly.web.ErrorPage;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * The way in: for who hasn't signed in, for who has and whom nobody here knows, and for who is known as something else. Each
 * comes to the first open question.
 */
@Controller
@AllowEveryone
class JoinDoor {
    private static final String ABOUT_YOU = JoinSteps.START + "/about-you";
    private static final int LONGEST_NAME = 100;

    private final Joining joining;
    private final JoiningServices services;
    private final ProviderFiles files;
    private final ServerRequestCache wayBack;

    JoinDoor(Joining joining, JoiningServices services, ProviderFiles files, ServerRequestCache wayBack) {
        this.joining = joining;
        this.services = services;
        this.files = files;
        this.wayBack = wayBack;
    }

    @GetMapping(JoinSteps.START)
    Mono<Rendering> start(
            @RequestParam(name = "listing", required = false) @Nullable UUID listing,
            @Nullable Actor actor,
            @Nullable Principal principal,
            Viewer viewer,
            ServerWebExchange exchange) {
        if (actor != null) {
            return known(actor, listing, viewer);
        }
        return principal == null
                ? wayBack.saveRequest(exchange)
                        .then(Mono.fromSupplier(() -> Page.goTo("/oauth2/authorization/directly")))
                : Mono.just(Page.goTo(listing == null ? ABOUT_YOU : ABOUT_YOU + "?listing=" + listing));
    }

    private Mono<Rendering> known(Actor actor, @Nullable UUID listing, Viewer viewer) {
        if (!Joining.isFor(actor)) {
            return Mono.just(new ErrorPage(
                            Frame.of("Join with a sign-in of your own", viewer),
                            List.of(
                                    "You are signed in for your work at the council. Nobody can check their own work, so"
                                            + " you can’t offer support with this sign-in.",
                                    "Sign out, and sign in as yourself."),
                            new Link("Go to the first page", "/home"),
                            null)
                    .show());
        }
        return files.own(actor)
                .filter(file -> file.state() != ProviderState.LEFT && file.state() != ProviderState.CHOSEN)
                .map(file -> Page.goTo("/home"))
                .switchIfEmpty(Mono.defer(() -> claim(actor, listing)
                        .then(joining.answers(actor))
                        .map(answers -> Page.goTo(JoinSteps.next(answers)))));
    }

    private Mono<Void> claim(Actor actor, @Nullable UUID listing) {
        return listing == null
                ? Mono.empty()
                : services.claimed(actor.councilId(), listing)
                        .flatMap(found ->
                                joining.answer(actor, Map.of("listingId", listing), List.of("name", "postcode")))
                        .then();
    }

    @GetMapping(ABOUT_YOU)
    Rendering aboutYou(
            @RequestParam(name = "listing", required = false) @Nullable UUID listing,
            @Nullable Actor actor,
            @Nullable Principal principal,
            Viewer viewer,
            KeptForm kept) {
        if (actor != null || principal == null) {
            return Page.goTo(JoinSteps.START);
        }
        return page(
                        viewer,
                        kept.value("name"),
                        kept.value("phone"),
                        listing == null ? kept.value("listing") : listing.toString(),
                        FormErrors.NONE)
                .show();
    }

    @PostMapping(ABOUT_YOU)
    Mono<Rendering> begin(
            @Nullable Actor actor, @Nullable Principal principal, Viewer viewer, ServerWebExchange exchange) {
        if (actor != null || principal == null) {
            return Mono.just(Page.goTo(JoinSteps.START));
        }
        return exchange.getFormData().flatMap(form -> {
            String name = Objects.requireNonNullElse(form.getFirst("name"), "").strip();
            String phone =
                    Objects.requireNonNullElse(form.getFirst("phone"), "").strip();
            String listing = Objects.requireNonNullElse(form.getFirst("listing"), "");
            FormErrors errors = errors(name, phone);
            return errors.isEmpty()
                    ? joining.begin(principal.getName(), name, phone, id(listing))
                            .thenReturn(Page.goTo(JoinSteps.START))
                    : Mono.just(page(viewer, name, phone, listing, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
        });
    }

    private static FormErrors errors(String name, String phone) {
        FormErrors wrong = name.length() < 2 || name.length() > LONGEST_NAME
                ? FormErrors.one("name", "Enter your first name and surname, in at most 100 letters")
                : FormErrors.NONE;
        return PageChange.isPhone(phone) ? wrong : wrong.and("phone", "Enter a phone number, like 0161 496 0000");
    }

    private static AboutYouPage page(Viewer viewer, String name, String phone, String listing, FormErrors errors) {
        Frame frame = Frame.of("About you", viewer);
        return new AboutYouPage(errors.isEmpty() ? frame : frame.withError(), name, phone, listing, errors);
    }

    private static @Nullable UUID id(String text) {
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
