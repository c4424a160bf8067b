package uk.directly.acting.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import uk.directly.acting.Powers;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/**
 * The second step of "can they decide again?" (R65): when and by whom it was assessed, and whose acting ends by it. The first is
 * the page of the review.
 */
@Controller
@Allow(Role.SOCIAL_WORK)
@RequestMapping(ReviewController.PATH + "/{id}")
class ReviewCapacityController {
    private static final int MOST = 100;

    private final ActingReviews reviews;
    private final Powers powers;

    ReviewCapacityController(ActingReviews reviews, Powers powers) {
        this.reviews = reviews;
        this.powers = powers;
    }

    @GetMapping("/can")
    Mono<Rendering> can(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return form(id, true, actor, viewer, kept);
    }

    @GetMapping("/cannot")
    Mono<Rendering> cannot(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return form(id, false, actor, viewer, kept);
    }

    private Mono<Rendering> form(UUID id, boolean can, Actor actor, Viewer viewer, KeptForm kept) {
        return Mono.zip(review(actor, id), ends(actor, id, can))
                .map(found -> page(
                                viewer,
                                found.getT1(),
                                can,
                                CapacityForm.of(kept, can ? "yes" : "no"),
                                found.getT2(),
                                FormErrors.NONE)
                        .show());
    }

    @PostMapping("/can")
    Mono<Rendering> decideThatTheyCan(
            @PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return decide(id, true, actor, viewer, exchange);
    }

    @PostMapping("/cannot")
    Mono<Rendering> decideThatTheyCannot(
            @PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return decide(id, false, actor, viewer, exchange);
    }

    private Mono<Rendering> decide(UUID id, boolean can, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(review(actor, id), ends(actor, id, can), exchange.getFormData())
                .flatMap(found -> {
                    CapacityForm form = CapacityForm.of(found.getT3());
                    LocalDate day = form.on().date();
                    if (day == null || !form.errors().isEmpty()) {
                        return Mono.just(again(viewer, found.getT1(), can, form, found.getT2(), form.errors()));
                    }
                    return reviews.decide(actor, id, !can, form.reason(), new ActingReviews.Capacity(can, day))
                            .map(result -> switch (result) {
                                case ActingResult.Done done -> Page.goTo(OfficeController.PATH + "?done=decided");
                                case ActingResult.NoLonger old -> Page.goTo(OfficeController.PATH);
                                case ActingResult.Invalid invalid ->
                                    again(
                                            viewer,
                                            found.getT1(),
                                            can,
                                            form,
                                            found.getT2(),
                                            FormErrors.one(CapacityForm.field(invalid.field()), invalid.message()));
                                default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                            });
                });
    }

    private Mono<ActingReviews.Review> review(Actor actor, UUID id) {
        return reviews.one(actor, id)
                .filter(ReviewController::asksWhetherTheyCan)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    /** Whose acting ends by it, by name; "": nobody's. */
    private Mono<String> ends(Actor actor, UUID id, boolean can) {
        return can
                ? review(actor, id)
                        .flatMap(each -> powers.of(actor.councilId(), each.forPersonId(), MOST)
                                .filter(one -> one.active() && one.as().equals("authorised"))
                                .map(one -> one.name())
                                .collect(Collectors.joining(", ")))
                : Mono.just("");
    }

    private static Rendering again(
            Viewer viewer, ActingReviews.Review each, boolean can, CapacityForm form, String ends, FormErrors errors) {
        return page(viewer, each, can, form, ends, errors).show(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static CapacityPage page(
            Viewer viewer,
            ActingReviews.Review each,
            boolean can,
            CapacityForm form,
            @Nullable String ends,
            FormErrors errors) {
        Frame frame = Frame.of(
                each.forName() + (can ? " can decide about this money" : " can’t decide about this money"), viewer);
        String path = ReviewController.PATH + "/" + each.id();
        return new CapacityPage(
                errors.isEmpty() ? frame : frame.withError(),
                path,
                path + (can ? "/can" : "/cannot"),
                form.key().toString(),
                List.of(),
                can ? "yes" : "no",
                form.on(),
                form.reason(),
                ends == null || ends.isEmpty() ? null : ends,
                errors);
    }
}
