package uk.directly.starting.web;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.starting.StartLetters;
import uk.directly.starting.StartingResult;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** An officer adds somebody whom the platform doesn't know yet. */
@Controller
@Allow({Role.SOCIAL_WORK, Role.SUPPORT})
class NewPersonController {
    private static final String PATH = StarterPages.LIST + "/new";
    private static final List<Choice> KINDS = List.of(
            Choice.of("holder", "For support that they need"),
            Choice.of("carer", "For themselves as a carer of somebody else"));

    private final StartLetters letters;

    NewPersonController(StartLetters letters) {
        this.letters = letters;
    }

    @GetMapping(PATH)
    Rendering form(Viewer viewer, KeptForm kept) {
        return page(viewer, NewPersonForm.of(name -> kept.value(name)), FormErrors.NONE);
    }

    @PostMapping(PATH)
    Mono<Rendering> add(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(posted -> NewPersonForm.of(name -> posted.getFirst(name)))
                .flatMap(form -> {
                    UUID id = form.key();
                    return KINDS.stream().noneMatch(kind -> kind.value().equals(form.kind()))
                            ? Mono.just(page(viewer, form, FormErrors.one("kind", "Choose what the money is for")))
                            : letters.add(actor, id, form.person()).map(result -> answer(viewer, form, result));
                });
    }

    private static Rendering answer(Viewer viewer, NewPersonForm form, StartingResult result) {
        return switch (result) {
            case StartingResult.Added added -> Page.goTo(StarterPages.LIST + "/" + added.personId());
            case StartingResult.CaseReferenceKnown known ->
                page(viewer, form, FormErrors.one("caseReference", "Somebody else has this case reference"));
            case StartingResult.Invalid invalid -> {
                FormErrors errors = FormErrors.NONE;
                for (var fault : invalid.faults()) {
                    errors = errors.and(fault.field(), fault.message());
                }
                yield page(viewer, form, errors);
            }
            default -> throw new IllegalStateException("Adding somebody never comes to " + result);
        };
    }

    private static Rendering page(Viewer viewer, NewPersonForm form, FormErrors errors) {
        Frame frame = Frame.of("Add somebody", viewer).under(StarterPages.LIST);
        return new NewPersonPage(errors.isEmpty() ? frame : frame.withError(), form, KINDS, errors)
                .show(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
