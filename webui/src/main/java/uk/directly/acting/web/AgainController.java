package uk.directly.acting.web;

import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.acting.ActingResult;
import uk.directly.acting.ActingReviews;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/** "I think they can decide again", in two steps (R65): it asks the council, and ends nothing by itself. */
@Controller
@Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
@RequestMapping(HelperPages.PATH + "/again")
class AgainController {
    private final ActingReviews reviews;

    AgainController(ActingReviews reviews) {
        this.reviews = reviews;
    }

    @GetMapping
    @ForOthers(Power.SEE)
    Rendering form(Viewer viewer, KeptForm kept) {
        return page(viewer, kept.value("words"), FormErrors.NONE).show();
    }

    @PostMapping
    @ForOthers(Power.SEE)
    Mono<Rendering> say(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            String words = Objects.requireNonNullElse(form.getFirst("words"), "");
            return reviews.canDecideAgain(actor, words).map(result -> switch (result) {
                case ActingResult.Done done -> Page.goTo(HelperPages.PATH + "?done=said");
                case ActingResult.Invalid invalid ->
                    page(viewer, words, FormErrors.one("words", invalid.message()))
                            .show(HttpStatus.UNPROCESSABLE_CONTENT);
                default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            });
        });
    }

    private static SurePage page(Viewer viewer, String words, FormErrors errors) {
        String other = Whose.of(viewer).name();
        Frame frame = Frame.of(
                        other == null
                                ? "Can you decide about your money yourself?"
                                : "Can " + other + " decide about the money again?",
                        viewer)
                .under("/people");
        return new SurePage(
                errors.isEmpty() ? frame : frame.withError(),
                HelperPages.PATH,
                HelperPages.PATH + "/again",
                List.of(
                        "The council looks at it by the next working day, and talks with "
                                + (other == null ? "you." : other + "."),
                        "Until it has decided, everything stays as it is.",
                        "Nobody has to prove anything to ask this."),
                other == null ? "Yes, I think I can" : "Yes, I think they can",
                "",
                new SurePage.Words("Would you like to say more?", "If you like", words),
                errors);
    }
}
