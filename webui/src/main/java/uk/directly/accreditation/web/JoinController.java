package uk.directly.accreditation.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.accreditation.Joining;
import uk.directly.accreditation.JoiningResult;
import uk.directly.accreditation.JoiningServices;
import uk.directly.accreditation.PageChange;
import uk.directly.accreditation.model.Fault;
import uk.directly.accreditation.model.JoiningAnswers;
import uk.directly.accreditation.model.JoiningAnswers.Step;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.register.ProviderFiles;
import uk.directly.register.ProviderState;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** One question a page, each answer kept at once; then all of them, and a page of one's own (R30, R38). */
@Controller
@Allow
class JoinController {
    private static final int MOST_WORKERS = 100_000;
    private static final int LONGEST_NAME = 100;

    private final Joining joining;
    private final JoiningServices services;
    private final ProviderFiles files;

    JoinController(Joining joining, JoiningServices services, ProviderFiles files) {
        this.joining = joining;
        this.services = services;
        this.files = files;
    }

    @GetMapping(JoinSteps.START + "/{step}")
    Mono<Rendering> question(@PathVariable("step") String slug, Actor actor, Viewer viewer, KeptForm kept) {
        Step step = step(slug);
        return joins(actor, answers -> {
            if (!answers.steps().contains(step)) {
                return Mono.just(Page.goTo(JoinSteps.next(answers)));
            }
            if (step == Step.NAME) {
                return name(actor, viewer, answers, kept);
            }
            List<String> values = kept.isEmpty() ? JoinSteps.values(step, answers) : kept.values(JoinSteps.field(step));
            return page(viewer, step, answers, values, FormErrors.NONE);
        });
    }

    @PostMapping(JoinSteps.START + "/{step}")
    Mono<Rendering> answer(@PathVariable("step") String slug, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        Step step = step(slug);
        return exchange.getFormData()
                .flatMap(form -> joins(actor, answers -> switch (step) {
                    case NAME -> answerName(actor, viewer, answers, form);
                    case WORKERS -> answerWorkers(actor, viewer, answers, text(form, "workers"));
                    case SERVICES -> answerServices(actor, viewer, answers, form.getOrDefault("services", List.of()));
                    case WORK, DECIDES, WHAT, PERSONAL_CARE -> answerOne(actor, viewer, step, answers, form);
                }));
    }

    private Mono<Rendering> answerOne(
            Actor actor, Viewer viewer, Step step, JoiningAnswers answers, MultiValueMap<String, String> form) {
        String said = text(form, JoinSteps.field(step));
        boolean known = JoinSteps.choices(step).stream()
                .anyMatch(choice -> choice.value().equals(said));
        if (!known) {
            return page(viewer, step, answers, List.of(), FormErrors.one(JoinSteps.field(step), "Choose an answer"));
        }
        if (step != Step.PERSONAL_CARE) {
            return keep(actor, Map.of(JoinSteps.field(step), said), List.of());
        }
        boolean care = said.equals("yes");
        // What was chosen before may be personal care.
        boolean changed = answers.personalCare() != null && answers.personalCare() != care;
        return keep(actor, Map.of("personalCare", care), changed ? List.of("services") : List.of());
    }

    private Mono<Rendering> answerWorkers(Actor actor, Viewer viewer, JoiningAnswers answers, String typed) {
        int workers = typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : 0;
        return workers >= 1 && workers <= MOST_WORKERS
                ? keep(actor, Map.of("workers", workers), List.of())
                : page(
                        viewer,
                        Step.WORKERS,
                        answers,
                        List.of(typed),
                        FormErrors.one("workers", "Enter how many people, in numbers, like 3"));
    }

    private Mono<Rendering> answerServices(Actor actor, Viewer viewer, JoiningAnswers answers, List<String> chosen) {
        return services.all().collectList().flatMap(all -> {
            List<String> offered = JoinSteps.offered(answers, all).stream()
                    .map(JoiningServices.Kind::slug)
                    .filter(chosen::contains)
                    .toList();
            boolean enough = !offered.isEmpty() || Boolean.TRUE.equals(answers.personalCare()) || answers.runsFunds();
            return enough
                    ? keep(actor, Map.of("services", offered), List.of())
                    : page(
                            viewer,
                            Step.SERVICES,
                            answers,
                            List.of(),
                            FormErrors.one("services", "Tick at least one thing that you help with"));
        });
    }

    private Mono<Rendering> name(Actor actor, Viewer viewer, JoiningAnswers answers, KeptForm kept) {
        if (!kept.isEmpty()) {
            return Mono.just(namePage(
                            viewer,
                            answers,
                            kept.value("name"),
                            kept.value("postcode"),
                            kept.value("phone"),
                            FormErrors.NONE)
                    .show());
        }
        UUID listing = answers.listingId();
        Mono<JoiningServices.Claimed> claimed =
                listing == null ? Mono.empty() : services.claimed(actor.councilId(), listing);
        return claimed.defaultIfEmpty(new JoiningServices.Claimed(answers.isAlone() ? suggested(actor) : "", ""))
                .map(found -> namePage(
                                viewer,
                                answers,
                                Objects.requireNonNullElse(answers.name(), found.name()),
                                Objects.requireNonNullElse(answers.postcode(), found.postcode()),
                                Objects.requireNonNullElse(answers.phone(), ""),
                                FormErrors.NONE)
                        .show());
    }

    /** First name and initial: "Nora B." */
    static String suggested(Actor actor) {
        String name = actor.name().strip();
        int space = name.indexOf(' ');
        int last = name.lastIndexOf(' ');
        return space < 0 ? name : name.substring(0, space) + " " + name.charAt(last + 1) + ".";
    }

    private static NamePage namePage(
            Viewer viewer, JoiningAnswers answers, String name, String postcode, String phone, FormErrors errors) {
        Frame frame = Frame.of(JoinSteps.title(Step.NAME, answers), viewer);
        return new NamePage(
                errors.isEmpty() ? frame : frame.withError(),
                JoinSteps.back(Step.NAME, answers),
                answers.isAlone()
                        ? "We suggest your first name and an initial. If you have a business, you can use its name."
                        : "The name of your business, group or organisation.",
                name,
                postcode,
                answers.phone() == null ? phone : null,
                errors);
    }

    private Mono<Rendering> answerName(
            Actor actor, Viewer viewer, JoiningAnswers answers, MultiValueMap<String, String> form) {
        String name = text(form, "name");
        String postcode = text(form, "postcode");
        String phone = Objects.requireNonNullElseGet(answers.phone(), () -> text(form, "phone"));
        FormErrors wrong = name.isEmpty() || name.length() > LONGEST_NAME
                ? FormErrors.one("name", "Enter the name that people read, in at most 100 letters")
                : FormErrors.NONE;
        FormErrors errors =
                PageChange.isPhone(phone) ? wrong : wrong.and("phone", "Enter a phone number, like 0161 496 0000");
        return joining.place(postcode)
                .flatMap(place -> errors.isEmpty()
                        ? keep(actor, answered(name, place.name(), phone), List.of())
                        : again(viewer, answers, name, postcode, phone, errors))
                .switchIfEmpty(Mono.defer(() -> again(
                        viewer,
                        answers,
                        name,
                        postcode,
                        phone,
                        errors.and("postcode", "Enter a full postcode, like M33 2AA"))));
    }

    private static Map<String, String> answered(String name, String postcode, String phone) {
        Map<String, String> answered = new LinkedHashMap<>();
        answered.put("name", name);
        answered.put("postcode", postcode);
        answered.put("phone", phone);
        return answered;
    }

    private static Mono<Rendering> again(
            Viewer viewer, JoiningAnswers answers, String name, String postcode, String phone, FormErrors errors) {
        return Mono.just(
                namePage(viewer, answers, name, postcode, phone, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
    }

    @GetMapping(JoinSteps.CHECK)
    Mono<Rendering> check(Actor actor, Viewer viewer) {
        return joins(
                actor,
                answers -> answers.next().isPresent()
                        ? Mono.just(Page.goTo(JoinSteps.next(answers)))
                        : checkPage(actor, viewer, answers, FormErrors.NONE, HttpStatus.OK));
    }

    @PostMapping(JoinSteps.CHECK)
    Mono<Rendering> finish(Actor actor, Viewer viewer) {
        return joins(
                actor,
                answers -> joining.finish(actor).flatMap(result -> switch (result) {
                    case JoiningResult.Joined joined -> Mono.just(Page.goTo("/tasks?done=joined"));
                    case JoiningResult.Invalid invalid ->
                        answers.next().isPresent()
                                ? Mono.just(Page.goTo(JoinSteps.next(answers)))
                                : checkPage(actor, viewer, answers, errors(invalid), HttpStatus.UNPROCESSABLE_CONTENT);
                    case JoiningResult.WrongState other -> Mono.just(Page.goTo("/home"));
                    default -> throw JoiningResultWords.unexpected(result);
                }));
    }

    private static FormErrors errors(JoiningResult.Invalid invalid) {
        FormErrors errors = FormErrors.NONE;
        for (Fault fault : invalid.faults()) {
            errors = errors.and("", fault.message());
        }
        return errors;
    }

    private Mono<Rendering> checkPage(
            Actor actor, Viewer viewer, JoiningAnswers answers, FormErrors errors, HttpStatus status) {
        Frame frame = Frame.of("Check your answers", viewer);
        return services.all()
                .collectList()
                .zipWith(joining.microWorkers(actor))
                .map(found -> new CheckAnswersPage(
                                errors.isEmpty() ? frame : frame.withError(),
                                JoinSteps.path(Step.NAME),
                                JoinSteps.CHECK,
                                JoinSteps.rows(answers, found.getT2(), found.getT1()),
                                List.of("Next we show you what the council checks for this, one thing at a time."
                                        + " Nobody sees your page yet."),
                                "This is right: go on",
                                errors)
                        .show(status));
    }

    /** For who may join and has not done so yet. */
    private Mono<Rendering> joins(Actor actor, Function<JoiningAnswers, Mono<Rendering>> page) {
        if (!Joining.isFor(actor)) {
            return Mono.just(Page.goTo(JoinSteps.START));
        }
        return files.own(actor)
                .filter(file -> file.state() != ProviderState.LEFT && file.state() != ProviderState.CHOSEN)
                .map(file -> Page.goTo("/home"))
                .switchIfEmpty(Mono.defer(() -> joining.answers(actor).flatMap(page)));
    }

    private Mono<Rendering> keep(Actor actor, Map<String, ?> answers, List<String> forget) {
        return joining.answer(actor, answers, forget)
                .flatMap(result -> joining.answers(actor))
                .map(all -> Page.goTo(JoinSteps.next(all)));
    }

    private Mono<Rendering> page(
            Viewer viewer, Step step, JoiningAnswers answers, List<String> values, FormErrors errors) {
        Mono<List<JoiningServices.Kind>> all =
                step == Step.SERVICES ? services.all().collectList() : Mono.just(List.of());
        return all.map(found -> JoinSteps.page(viewer, step, answers, found, values, errors)
                .show(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT));
    }

    private static Step step(String slug) {
        return JoinSteps.step(slug).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String text(MultiValueMap<String, String> form, String field) {
        return Objects.requireNonNullElse(form.getFirst(field), "").strip();
    }
}
