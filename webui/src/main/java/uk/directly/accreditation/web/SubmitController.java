package uk.directly.accreditation.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.accreditation.Evidence;
import uk.directly.accreditation.EvidenceBook;
import uk.directly.accreditation.GivenEvidence;
import uk.directly.accreditation.JoiningResult;
import uk.directly.accreditation.model.Facts;
import uk.directly.council.CouncilSettings;
import uk.directly.council.London;
import uk.directly.council.Setting;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderFile;
import uk.directly.register.ProviderFile.Check;
import uk.directly.register.ProviderFiles;
import uk.directly.register.ProviderState;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/** All that was given, on one page, and the button that sends it to the council. */
@Controller
@Allow({Role.PROVIDER, Role.BROKER})
class SubmitController {
    private static final String PATH = "/tasks/check-answers";

    private final Evidence evidence;
    private final EvidenceBook book;
    private final ProviderFiles files;
    private final CouncilSettings settings;
    private final Clock clock;

    SubmitController(Evidence evidence, EvidenceBook book, ProviderFiles files, CouncilSettings settings, Clock clock) {
        this.evidence = evidence;
        this.book = book;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping(PATH)
    Mono<Rendering> check(Actor actor, Viewer viewer) {
        return page(actor, viewer, FormErrors.NONE);
    }

    @PostMapping(PATH)
    Mono<Rendering> send(Actor actor, Viewer viewer) {
        return evidence.submit(actor).flatMap(result -> switch (result) {
            case JoiningResult.Done done -> Mono.just(Page.goTo("/tasks?done=sent"));
            case JoiningResult.Missing missing -> page(actor, viewer, missing(missing.checks()));
            case JoiningResult.WrongState other -> Mono.just(Page.goTo("/home"));
            case JoiningResult.NotFound none -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
            default -> throw JoiningResultWords.unexpected(result);
        });
    }

    private static FormErrors missing(List<CheckName> checks) {
        FormErrors errors = FormErrors.NONE;
        for (CheckName check : checks) {
            errors = errors.and("", "Still missing: " + CheckWords.title(check));
        }
        return errors;
    }

    private Mono<Rendering> page(Actor actor, Viewer viewer, FormErrors errors) {
        return files.own(actor)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .flatMap(file -> file.state() == ProviderState.DRAFT || file.state() == ProviderState.REFUSED
                        ? page(actor, viewer, file, errors)
                        : Mono.just(Page.goTo("/tasks")));
    }

    private Mono<Rendering> page(Actor actor, Viewer viewer, ProviderFile file, FormErrors errors) {
        LocalDate today = London.today(clock);
        return Mono.zip(
                        book.given(actor).collectMap(GivenEvidence::check),
                        settings.valueOf(actor.councilId(), Setting.ACCREDITATION_WORKING_DAYS, today))
                .map(found -> new CheckAnswersPage(
                                frame(viewer, errors),
                                "/tasks",
                                PATH,
                                file.checks().stream()
                                        .map(check -> row(check, found.getT1().get(check.name())))
                                        .toList(),
                                List.of(
                                        "The council looks at it and answers within " + found.getT2()
                                                + " working days. If something has to be changed, it says what and why.",
                                        "By sending this you say that it is true."),
                                "Send it to the council",
                                errors)
                        .show(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT));
    }

    private static Frame frame(Viewer viewer, FormErrors errors) {
        Frame frame = Frame.of("Check your answers", viewer).under("/home");
        return errors.isEmpty() ? frame : frame.withError();
    }

    private static SummaryRow row(Check check, @org.jspecify.annotations.Nullable GivenEvidence given) {
        List<String> lines = given == null
                ? List.of(check.state() == Check.State.ACCEPTED ? "Accepted" : "Not given yet")
                : GivenWords.lines(given);
        return new SummaryRow(CheckWords.title(check.name()), lines, null)
                .changedAt("/tasks/" + check.name().slug());
    }

    /** What was given, in a few lines. */
    static final class GivenWords {
        private GivenWords() {}

        static List<String> lines(GivenEvidence given) {
            Facts facts = given.facts();
            List<String> lines = new java.util.ArrayList<>();
            CheckWords.documents(given.check()).stream()
                    .filter(choice -> choice.value().equals(facts.document()))
                    .forEach(choice -> lines.add(choice.text()));
            if (facts.issuer() != null) {
                lines.add(facts.issuer());
            }
            if (facts.reference() != null) {
                lines.add("Number " + facts.reference());
            }
            if (facts.issuedOn() != null) {
                lines.add("Of " + DateWords.date(facts.issuedOn()));
            }
            if (facts.expiresOn() != null) {
                lines.add("Until " + DateWords.date(facts.expiresOn()));
            }
            facts.referees().forEach(referee -> lines.add(referee.name() + ", " + referee.contact()));
            if (facts.updateService()) {
                lines.add("The council may look it up in the update service");
            }
            if (facts.agreed()) {
                lines.add("You agreed to it");
            }
            if (given.fileName() != null) {
                lines.add("File: " + given.fileName());
            }
            if (given.isReturned()) {
                lines.add("Given back: " + given.reason());
            }
            return lines.isEmpty() ? List.of("Given") : List.copyOf(lines);
        }
    }
}
