package uk.directly.acting.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.acting.ActingInvitations;
import uk.directly.acting.ActingResult;
import uk.directly.acting.ActsForMe;
import uk.directly.acting.Limits;
import uk.directly.acting.Powers;
import uk.directly.people.Acting;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.TypedPounds;
import uk.directly.web.Viewer;

/** Who helps a person, how far, and how it ends (R60, R61). */
@Controller
@Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER})
@RequestMapping(HelperPages.PATH)
class HelpersController {
    private static final int MOST = 100;

    private final Powers powers;
    private final ActingInvitations invitations;

    HelpersController(Powers powers, ActingInvitations invitations) {
        this.powers = powers;
        this.invitations = invitations;
    }

    @GetMapping
    @ForOthers(Power.SEE)
    Mono<Rendering> list(
            @RequestParam(name = "done", required = false) @Nullable String done, Actor actor, Viewer viewer) {
        return Mono.zip(
                        powers.of(actor.councilId(), actor.forPersonId(), MOST).collectList(),
                        invitations
                                .of(actor.councilId(), actor.forPersonId(), MOST)
                                .collectList())
                .map(found -> HelperPages.page(actor, viewer, found.getT1(), found.getT2(), said(done))
                        .show());
    }

    private static @Nullable String said(@Nullable String done) {
        return switch (String.valueOf(done)) {
            case "changed" -> "It is changed, and counts from now on.";
            case "ended" -> "It is ended. They can’t see or do anything here any more.";
            case "withdrawn" -> "The invitation is taken back.";
            case "emailed" -> "We send them an email with a link.";
            case "said" -> "The council looks at it by the next working day, and tells you.";
            default -> null;
        };
    }

    @GetMapping("/{id}")
    @ForOthers(Power.RUN)
    Mono<Rendering> form(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return other(actor, id).map(who -> {
            Long most = who.mayApproveUpToPence();
            return page(
                            viewer,
                            who,
                            kept.isEmpty() ? LimitsForm.of(who.limits()) : LimitsForm.of(single(kept)),
                            kept.isEmpty() ? most == null ? "" : TypedPounds.text(most) : kept.value("upTo"),
                            FormErrors.NONE)
                    .show();
        });
    }

    private static java.util.Map<String, String> single(KeptForm kept) {
        java.util.Map<String, String> single = new java.util.HashMap<>();
        kept.fields().forEach((name, values) -> single.put(name, values.isEmpty() ? "" : values.getFirst()));
        return single;
    }

    @PostMapping("/{id}")
    @ForOthers(Power.RUN)
    Mono<Rendering> change(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(other(actor, id), exchange.getFormData()).flatMap(found -> {
            ActsForMe who = found.getT1();
            LimitsForm form = LimitsForm.of(found.getT2().toSingleValueMap());
            boolean helper = who.as().equals("helper");
            Long pence = TypedPounds.pence(form.upTo());
            FormErrors errors = helper
                    ? form.errors()
                    : form.upTo().isEmpty() || pence != null
                            ? FormErrors.NONE
                            : FormErrors.one("upTo", "Enter an amount, like 250.00, or leave it empty");
            if (!errors.isEmpty()) {
                return Mono.just(page(viewer, who, form, form.upTo(), errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
            }
            Limits limits = helper ? form.limits() : new Limits(true, pence, null);
            return powers.change(actor, actor.forPersonId(), id, limits).map(result -> switch (result) {
                case ActingResult.Done done -> Page.goTo(HelperPages.PATH + "?done=changed");
                case ActingResult.Invalid invalid ->
                    page(
                                    viewer,
                                    who,
                                    form,
                                    form.upTo(),
                                    FormErrors.one(LimitsForm.field(invalid.field()), invalid.message()))
                            .show(HttpStatus.UNPROCESSABLE_CONTENT);
                case ActingResult.MoreThanOwn own ->
                    page(viewer, who, form, form.upTo(), form.beyond(own)).show(HttpStatus.UNPROCESSABLE_CONTENT);
                default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            });
        });
    }

    private static ChangeHelperPage page(
            Viewer viewer, ActsForMe who, LimitsForm form, String upTo, FormErrors errors) {
        Frame frame = Frame.of("What may " + who.name() + " do?", viewer).under("/people");
        return new ChangeHelperPage(
                errors.isEmpty() ? frame : frame.withError(),
                HelperPages.PATH,
                HelperPages.PATH + "/" + who.personId(),
                who.as().equals("helper") ? form : null,
                upTo,
                errors);
    }

    @GetMapping("/{id}/end")
    @ForOthers(Power.RUN)
    Mono<Rendering> sure(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return other(actor, id).map(who -> end(viewer, who).show());
    }

    private static SurePage end(Viewer viewer, ActsForMe who) {
        String path = HelperPages.PATH + "/" + who.personId();
        return Acting.As.of(who.as()) == Acting.As.AUTHORISED
                ? new SurePage(
                        Frame.of("Only the council can end this", viewer).under("/people"),
                        HelperPages.PATH,
                        HelperPages.PATH + "/again",
                        List.of(
                                "The council agreed that " + who.name() + " looks after the money.",
                                "If you think that this should end, the council looks at it by the next working day.",
                                "If something is wrong now, " + viewer.help().call() + "."),
                        "Ask the council to look at it",
                        "",
                        new SurePage.Words("Why?", "If you like", ""),
                        FormErrors.NONE)
                : new SurePage(
                        Frame.of("End that " + who.name() + " helps?", viewer).under("/people"),
                        HelperPages.PATH,
                        path + "/end",
                        List.of(
                                "From then on they can’t see or do anything here, also where they are signed in now.",
                                "The visits that they booked stay.",
                                "What waits for their yes comes back to you.",
                                "We tell them that it is ended. You need not say why."),
                        "End it now",
                        "warning",
                        null,
                        FormErrors.NONE);
    }

    @PostMapping("/{id}/end")
    @ForOthers(Power.RUN)
    Mono<Rendering> end(@PathVariable("id") UUID id, Actor actor) {
        return powers.end(actor, actor.forPersonId(), id).map(result -> switch (result) {
            case ActingResult.Done done -> Page.goTo(HelperPages.PATH + "?done=ended");
            case ActingResult.CouncilDecides council -> Page.goTo(HelperPages.PATH + "/" + id + "/end");
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        });
    }

    private Mono<ActsForMe> other(Actor actor, UUID id) {
        return powers.one(actor.councilId(), actor.forPersonId(), id)
                .filter(who -> HelperPages.mayArrange(actor) && !id.equals(actor.personId()))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
