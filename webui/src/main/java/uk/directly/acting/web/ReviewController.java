package uk.directly.acting.web;

import java.util.ArrayList;
import java.util.List;
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
import uk.directly.acting.ActingResult;
import uk.directly.acting.ActingReviews;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/** The council looks again at how somebody acts for another (R65): it goes on, or it ends. */
@Controller
@Allow(Role.SOCIAL_WORK)
@RequestMapping(ReviewController.PATH + "/{id}")
class ReviewController {
    static final String PATH = OfficeController.PATH + "/reviews";
    private static final List<Choice> REVIEW =
            List.of(Choice.of("goes-on", "It goes on"), Choice.of("ended", "It ends now"));
    /** Where the question is whether the person can decide, the answer says what becomes of it (R65). */
    private static final List<Choice> CAPACITY = List.of(
            new Choice("can", "They can decide about the money", "It ends"),
            new Choice("cannot", "They can’t decide about the money", "It goes on"));

    private final ActingReviews reviews;

    ReviewController(ActingReviews reviews) {
        this.reviews = reviews;
    }

    @GetMapping
    Mono<Rendering> review(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return toReview(actor, id)
                .map(each -> page(viewer, each, kept.value("answer"), kept.value("reason"), FormErrors.NONE)
                        .show());
    }

    @PostMapping
    Mono<Rendering> reviewed(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(toReview(actor, id), exchange.getFormData()).flatMap(found -> {
            ActingReviews.Review each = found.getT1();
            String answer = LimitsForm.text(found.getT2().getFirst("answer"));
            String reason = LimitsForm.text(found.getT2().getFirst("reason"));
            if (asksWhetherTheyCan(each) && answer.matches("can|cannot")) {
                return Mono.just(Page.goTo(PATH + "/" + id + "/" + answer));
            }
            if (choices(each).stream().noneMatch(choice -> choice.value().equals(answer))) {
                return Mono.just(page(
                                viewer,
                                each,
                                answer,
                                reason,
                                FormErrors.one(
                                        "answer",
                                        asksWhetherTheyCan(each)
                                                ? "Choose whether they can decide"
                                                : "Choose whether it goes on"))
                        .show(HttpStatus.UNPROCESSABLE_CONTENT));
            }
            return reviews.decide(actor, id, answer.equals("goes-on"), reason).map(result -> switch (result) {
                case ActingResult.Done done -> Page.goTo(OfficeController.PATH + "?done=decided");
                case ActingResult.NoLonger old -> Page.goTo(OfficeController.PATH);
                case ActingResult.Invalid invalid ->
                    page(viewer, each, answer, reason, FormErrors.one(invalid.field(), invalid.message()))
                            .show(HttpStatus.UNPROCESSABLE_CONTENT);
                default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            });
        });
    }

    /** Whether the question is if the person can decide again, and somebody is authorised for them until then. */
    static boolean asksWhetherTheyCan(ActingReviews.Review each) {
        return "authorised".equals(each.as()) && each.cause().matches("can-decide-again|capacity-regained");
    }

    private static List<Choice> choices(ActingReviews.Review each) {
        return asksWhetherTheyCan(each) ? CAPACITY : REVIEW;
    }

    private static List<String> about(ActingReviews.Review each) {
        String ends =
                "If it ends, they can’t see or do anything from that moment. What is booked stays. What waits for their"
                        + " yes goes back to the person, or, where they can’t decide, to you and their support worker.";
        return "nominee".equals(each.as()) && each.cause().equals("capacity-lost")
                ? List.of(
                        "The person chose them, and can’t decide now. It can go on while that is only for a time. If it"
                                + " lasts, propose who is to be authorised (Care Act 2014, section 32), and end it then.",
                        ends)
                : List.of(ends);
    }

    private Mono<ActingReviews.Review> toReview(Actor actor, UUID id) {
        return reviews.one(actor, id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static DecidePage page(
            Viewer viewer, ActingReviews.Review each, String answer, String reason, FormErrors errors) {
        Frame frame = Frame.of(each.name() + " for " + each.forName(), viewer);
        List<SummaryRow> facts = new ArrayList<>(List.of(
                SummaryRow.of("Person", each.forName()),
                SummaryRow.of(
                        "Acts as",
                        switch (String.valueOf(each.as())) {
                            case "nominee" -> "Chosen by the person";
                            case "authorised" -> "Agreed by the council";
                            case "helper" -> "Helper";
                            default -> "Nothing any more";
                        }),
                SummaryRow.of("Why", PowerWords.cause(each.cause())),
                SummaryRow.of("Due", DateWords.day(each.dueOn()))));
        if (each.words() != null) {
            facts.add(SummaryRow.of("What was said", each.words()));
        }
        return new DecidePage(
                errors.isEmpty() ? frame : frame.withError(),
                OfficeController.PATH,
                PATH + "/" + each.id(),
                facts,
                about(each),
                asksWhetherTheyCan(each) ? "Can they decide about the money?" : "What do you decide?",
                choices(each),
                answer,
                asksWhetherTheyCan(each) ? "" : "The reason. Both read it",
                reason,
                errors);
    }
}
