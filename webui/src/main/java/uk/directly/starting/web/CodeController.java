package uk.directly.starting.web;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.people.Actor;
import uk.directly.people.AllowEveryone;
import uk.directly.people.Role;
import uk.directly.people.SignInTime;
import uk.directly.people.SignIns;
import uk.directly.starting.AnewLetters;
import uk.directly.starting.FirstSignIn;
import uk.directly.starting.LetterCode;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** The first sign-in: the code of the letter and a date of birth, no puzzle (R29). */
@Controller
@AllowEveryone
class CodeController {
    private final FirstSignIn firstSignIn;
    private final AnewLetters anew;
    private final ServerSecurityContextRepository sessions = new WebSessionServerSecurityContextRepository();

    CodeController(FirstSignIn firstSignIn, AnewLetters anew) {
        this.firstSignIn = firstSignIn;
        this.anew = anew;
    }

    @GetMapping("/start")
    Mono<Rendering> form(Viewer viewer, @Nullable Actor actor, ServerWebExchange exchange) {
        if (actor == null) {
            return page(viewer, exchange, "", DateParts.EMPTY, FormErrors.NONE, HttpStatus.OK);
        }
        // Whoever has no money of their own has nothing to start with here.
        return Mono.just(Page.goTo(actor.is(Role.HOLDER, Role.CARER) ? TaskPages.TASKS : "/home"));
    }

    @PostMapping("/start")
    Mono<Rendering> signIn(Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> signIn(viewer, exchange, form));
    }

    private Mono<Rendering> signIn(Viewer viewer, ServerWebExchange exchange, MultiValueMap<String, String> form) {
        String typed = Objects.requireNonNullElse(form.getFirst("code"), "");
        DateParts born =
                DateParts.of(form.getFirst("born-day"), form.getFirst("born-month"), form.getFirst("born-year"));
        LetterCode code = LetterCode.typed(typed);
        FormErrors errors = FormErrors.NONE;
        if (code == null) {
            errors = errors.and("code", "Enter the code from your letter. It has 10 letters and numbers");
        }
        if (born.date() == null) {
            errors = errors.and("born", "Enter your date of birth, like 27 3 1958");
        }
        return code == null || born.date() == null
                ? page(viewer, exchange, typed, born, errors, HttpStatus.UNPROCESSABLE_CONTENT)
                : by(code, Objects.requireNonNull(born.date())).flatMap(came -> switch (came.outcome()) {
                    case FirstSignIn.Outcome.In in ->
                        sessions.save(exchange, signedIn(in.subject()))
                                .then(exchange.getSession())
                                .doOnNext(session -> {
                                    SignIns.renew(session);
                                    // Real time, as sign-in providers tell it.
                                    SignInTime.begin(
                                            session, InstantSource.system().instant());
                                })
                                .thenReturn(Page.goTo(came.next()));
                    case FirstSignIn.Outcome.Wrong wrong ->
                        refused(
                                viewer,
                                exchange,
                                typed,
                                born,
                                "The code and the date of birth don’t go together. Look at your letter and try again");
                    case FirstSignIn.Outcome.NoLonger old ->
                        refused(
                                viewer,
                                exchange,
                                typed,
                                born,
                                "This letter is too old, or there is a newer one. Use the newest letter, or "
                                        + TaskPages.call(viewer));
                    case FirstSignIn.Outcome.SignsInAlready already ->
                        refused(
                                viewer,
                                exchange,
                                typed,
                                born,
                                "You have chosen how you sign in. Press Sign in at the top of this page");
                });
    }

    /** A first letter, or one for who came in before. */
    private Mono<Came> by(LetterCode code, LocalDate bornOn) {
        return firstSignIn
                .signIn(code, bornOn)
                .map(outcome -> new Came(outcome, TaskPages.TASKS))
                .filter(came -> !(came.outcome() instanceof FirstSignIn.Outcome.Wrong))
                .switchIfEmpty(Mono.defer(
                        () -> anew.signIn(code, bornOn).map(outcome -> new Came(outcome, AnewChoicePage.PATH))));
    }

    /** What became of a code, and where it leads. */
    private record Came(FirstSignIn.Outcome outcome, String next) {}

    private static SecurityContextImpl signedIn(String subject) {
        return new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(subject, "", List.of()));
    }

    private static Mono<Rendering> refused(
            Viewer viewer, ServerWebExchange exchange, String typed, DateParts born, String why) {
        return page(viewer, exchange, typed, born, FormErrors.one("code", why), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** A visitor has no session yet; this form needs one, for its token. */
    private static Mono<Rendering> page(
            Viewer viewer,
            ServerWebExchange exchange,
            String code,
            DateParts born,
            FormErrors errors,
            HttpStatus status) {
        Mono<CsrfToken> token = exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.empty());
        return token.map(found -> Viewer.visitor(
                        viewer.help(),
                        new Viewer.FormToken(found.getParameterName(), found.getToken()),
                        viewer.demonstration()))
                .defaultIfEmpty(viewer)
                .map(visitor -> {
                    Frame frame = Frame.of("Start with your letter", visitor);
                    return new CodePage(
                                    errors.isEmpty() ? frame : frame.withError(),
                                    code,
                                    born,
                                    TaskPages.call(viewer),
                                    errors)
                            .show(status);
                });
    }
}
