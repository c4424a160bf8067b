package uk.directly.starting.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.budget.Awards;
import uk.directly.council.London;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.AllowEveryone;
import uk.directly.people.Role;
import uk.directly.starting.FirstSignIn;
import uk.directly.starting.Start;
import uk.directly.starting.StartBook;
import uk.directly.starting.StartingResult;
import uk.directly.starting.Starts;
import uk.directly.web.Choice;
import uk.directly.web.ErrorPage;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** What somebody does who starts: each task a page, in any order, at any time (R29). */
@Controller
@Allow({Role.HOLDER, Role.CARER})
class TaskController {
    private static final Duration AT_THE_PROVIDER = Duration.ofMinutes(20);

    private final StartBook book;
    private final Starts starts;
    private final Awards awards;
    private final Clock clock;

    TaskController(StartBook book, Starts starts, Awards awards, Clock clock) {
        this.book = book;
        this.starts = starts;
        this.awards = awards;
        this.clock = clock;
    }

    @GetMapping(TaskPages.TASKS)
    Mono<Rendering> tasks(
            @RequestParam(name = "done", required = false) @Nullable String done, Actor actor, Viewer viewer) {
        return book.of(actor)
                .map(start -> {
                    if (start.isFinished()) {
                        return TaskPages.ready(viewer, start, London.today(clock))
                                .show();
                    }
                    return start.helpedBy() == null
                            ? Page.goTo("/start/who")
                            : TaskPages.tasks(viewer, start, notice(done)).show();
                })
                .defaultIfEmpty(Page.goTo("/home"));
    }

    private static String notice(@Nullable String done) {
        if ("sign-in".equals(done)) {
            return "From now on you sign in like this. You don’t need the letter any more.";
        }
        return "open".equals(done) ? "Some tasks are still open." : "";
    }

    @GetMapping("/start/who")
    Mono<Rendering> who(Actor actor, Viewer viewer) {
        return begun(
                actor,
                start -> whoPage(viewer, Objects.requireNonNullElse(start.helpedBy(), ""), FormErrors.NONE)
                        .show());
    }

    @PostMapping("/start/who")
    Mono<Rendering> saidWho(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return field(exchange, "who")
                .flatMap(who -> starts.helpedBy(actor, who))
                .map(result -> after(
                        result,
                        errors -> whoPage(viewer, "", FormErrors.one("who", "Choose who helps you with this"))
                                .show(HttpStatus.UNPROCESSABLE_CONTENT)));
    }

    private static WhoStepPage whoPage(Viewer viewer, String who, FormErrors errors) {
        Frame frame = Frame.of("Is somebody helping you with this now?", viewer).under("/home");
        String worker = viewer.help().supportWorker();
        return new WhoStepPage(
                errors.isEmpty() ? frame : frame.withError(),
                List.of(
                        Choice.of("nobody", "No, I do it myself"),
                        Choice.of("support-worker", worker == null ? "Yes, a support worker" : "Yes, " + worker),
                        Choice.of("somebody-else", "Yes, somebody else")),
                who,
                errors);
    }

    @GetMapping("/start/money")
    Mono<Rendering> money(Actor actor, Viewer viewer) {
        return awards.of(actor.councilId(), actor.forPersonId())
                .collectList()
                .flatMap(found -> begun(
                        actor,
                        start -> TaskPages.money(viewer, found, London.today(clock))
                                .show()));
    }

    @PostMapping("/start/money")
    Mono<Rendering> readMoney(Actor actor) {
        return starts.money(actor).map(TaskController::done);
    }

    @GetMapping("/start/helpers")
    Mono<Rendering> helpers(Actor actor, Viewer viewer, KeptForm kept) {
        return begun(actor, start -> {
            boolean said = !kept.isEmpty();
            String name = Objects.requireNonNullElse(start.helperName(), "");
            String helps = start.helpersDone() ? (name.isEmpty() ? "no" : "yes") : "";
            return helpersPage(
                            viewer,
                            said ? kept.value("helps") : helps,
                            said ? kept.value("name") : name,
                            said ? kept.value("contact") : Objects.requireNonNullElse(start.helperContact(), ""),
                            FormErrors.NONE)
                    .show();
        });
    }

    @PostMapping("/start/helpers")
    Mono<Rendering> saidHelpers(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            String helps = Objects.requireNonNullElse(form.getFirst("helps"), "");
            String name = Objects.requireNonNullElse(form.getFirst("name"), "");
            String contact = Objects.requireNonNullElse(form.getFirst("contact"), "");
            FormErrors errors = helperErrors(helps, name, contact);
            return errors.isEmpty()
                    ? starts.helper(actor, "yes".equals(helps) ? name : null, contact)
                            .map(result -> after(
                                    result,
                                    faults -> helpersPage(viewer, helps, name, contact, faults)
                                            .show(HttpStatus.UNPROCESSABLE_CONTENT)))
                    : Mono.just(
                            helpersPage(viewer, helps, name, contact, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
        });
    }

    private static FormErrors helperErrors(String helps, String name, String contact) {
        if (!"yes".equals(helps)) {
            return "no".equals(helps) ? FormErrors.NONE : FormErrors.one("helps", "Choose yes or no");
        }
        FormErrors errors = name.isBlank() ? FormErrors.one("name", "Enter their name") : FormErrors.NONE;
        return contact.isBlank() ? errors.and("contact", "Enter a phone number or an email address") : errors;
    }

    private static HelpersStepPage helpersPage(
            Viewer viewer, String helps, String name, String contact, FormErrors errors) {
        Frame frame = Frame.of("Who helps you?", viewer).under("/home");
        return new HelpersStepPage(
                errors.isEmpty() ? frame : frame.withError(),
                List.of(
                        Choice.of("no", "Nobody for now"),
                        new Choice(
                                "yes", "Somebody I trust", "They can do only what you allow. We ask you both first.")),
                helps,
                name,
                contact,
                errors);
    }

    @GetMapping("/start/terms")
    Mono<Rendering> terms(
            @RequestParam(name = "easy", required = false) @Nullable String easy, Actor actor, Viewer viewer) {
        boolean isEasy = "yes".equals(easy);
        return begun(
                actor,
                start -> new TermsStepPage(
                                Frame.of("What you agree to", viewer).under("/home"),
                                isEasy,
                                isEasy ? Terms.EASY_YOU : Terms.YOU,
                                isEasy ? Terms.EASY_COUNCIL : Terms.COUNCIL,
                                start.termsDone(),
                                TaskPages.call(viewer))
                        .show());
    }

    @PostMapping("/start/terms")
    Mono<Rendering> agree(Actor actor) {
        return starts.terms(actor).map(TaskController::done);
    }

    @GetMapping("/start/sign-in")
    Mono<Rendering> signIn(Actor actor, Viewer viewer) {
        return begun(
                actor,
                start -> new SignInStepPage(
                                Frame.of("How you sign in from now on", viewer).under("/home"),
                                start.signInDone(),
                                TaskPages.call(viewer))
                        .show());
    }

    /** Goes to the provider; what comes back is linked to this person. */
    @PostMapping("/start/sign-in")
    Mono<Rendering> goToSignIn(Actor actor, ServerWebExchange exchange) {
        Instant until = clock.instant().plus(AT_THE_PROVIDER);
        return exchange.getSession().map(session -> {
            session.getAttributes().put(FirstSignIn.For.class.getName(), FirstSignIn.For.of(actor, until));
            return Page.goTo("/oauth2/authorization/directly");
        });
    }

    /** What they signed in with belongs to somebody else, who is signed in now. */
    @GetMapping("/start/other-sign-in")
    @AllowEveryone
    Rendering otherSignIn(Viewer viewer) {
        return new ErrorPage(
                        Frame.of("This sign-in belongs to somebody else", viewer),
                        List.of(
                                "Somebody here uses it already. Nothing has been changed.",
                                "Sign out, start again with the code of your letter, and choose a sign-in that is only"
                                        + " yours. Or " + TaskPages.call(viewer) + "."),
                        new Link("Home", "/home"),
                        null)
                .show(HttpStatus.CONFLICT);
    }

    @PostMapping("/start/finish")
    Mono<Rendering> finish(Actor actor) {
        return starts.finish(actor)
                .map(result -> Page.goTo(
                        result instanceof StartingResult.Done ? TaskPages.TASKS : TaskPages.TASKS + "?done=open"));
    }

    private Mono<Rendering> begun(Actor actor, Function<Start, Rendering> page) {
        return book.of(actor)
                .map(start -> start.isFinished() ? Page.goTo(TaskPages.TASKS) : page.apply(start))
                .defaultIfEmpty(Page.goTo("/home"));
    }

    private static Rendering done(StartingResult result) {
        return after(result, errors -> Page.goTo(TaskPages.TASKS));
    }

    private static Rendering after(StartingResult result, Function<FormErrors, Rendering> again) {
        return result instanceof StartingResult.Invalid invalid
                ? again.apply(errors(invalid))
                : Page.goTo(TaskPages.TASKS);
    }

    private static FormErrors errors(StartingResult.Invalid invalid) {
        FormErrors errors = FormErrors.NONE;
        for (var fault : invalid.faults()) {
            errors = errors.and(fault.field().equals("helperName") ? "name" : "contact", fault.message());
        }
        return errors;
    }

    private static Mono<String> field(ServerWebExchange exchange, String name) {
        return exchange.getFormData().map(form -> Objects.requireNonNullElse(form.getFirst(name), ""));
    }
}
