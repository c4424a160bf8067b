package uk.directly.acting.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.acting.ActingChecks;
import uk.directly.acting.ActingInvitations;
import uk.directly.acting.ActingResult;
import uk.directly.acting.ActingReviews;
import uk.directly.acting.ActsForMe;
import uk.directly.acting.Powers;
import uk.directly.acting.Proposal;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.People;
import uk.directly.people.Role;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.TypedPounds;
import uk.directly.web.Viewer;

/** Who acts for one person, for an officer: who is to, whether they can decide, what was done wrong (R65). */
@Controller
@Allow(Role.SOCIAL_WORK)
@RequestMapping(OfficeController.PATH + "/people/{person}")
class PersonPowersController {
    private static final int MOST = 100;
    private static final List<Choice> BASES = List.of(
            Choice.of("deputy", "Deputy of the Court of Protection"),
            Choice.of("attorney", "Lasting power of attorney"),
            Choice.of("family-or-friend", "Somebody close to them"),
            Choice.of("organisation", "An organisation that does this"));
    private static final List<Choice> YES_NO = List.of(Choice.of("yes", "Yes"), Choice.of("no", "No"));

    private final Powers powers;
    private final ActingInvitations invitations;
    private final ActingChecks checks;
    private final ActingReviews reviews;
    private final People people;

    PersonPowersController(
            Powers powers, ActingInvitations invitations, ActingChecks checks, ActingReviews reviews, People people) {
        this.powers = powers;
        this.invitations = invitations;
        this.checks = checks;
        this.reviews = reviews;
        this.people = people;
    }

    @GetMapping
    Mono<Rendering> person(
            @PathVariable("person") UUID person,
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer) {
        String path = path(person);
        return name(actor, person)
                .flatMap(name -> Mono.zip(
                                powers.of(actor.councilId(), person, MOST).collectList(),
                                invitations
                                        .of(actor.councilId(), person, MOST)
                                        .filter(each -> !each.state().equals("accepted"))
                                        .collectList(),
                                reviews.canDecide(actor.councilId(), person))
                        .map(found -> new PersonPowersPage(
                                        Frame.of("Who acts for " + name, viewer)
                                                .withNotice(done == null ? null : "It is recorded."),
                                        "/awards/for/" + person,
                                        found.getT3()
                                                ? "As far as the council holds, they can decide about this money."
                                                : "The council holds that they can’t decide about this money.",
                                        found.getT1().stream()
                                                .filter(each -> each.active())
                                                .map(each -> HelperPages.person(each, actor, false, path))
                                                .toList(),
                                        found.getT2().stream()
                                                .map(each -> HelperPages.asked(each, false, path))
                                                .toList(),
                                        HelperPages.before(found.getT1()),
                                        links(path, found.getT1()),
                                        null,
                                        path)
                                .show()));
    }

    /** What an officer does about each of them: something was done wrong, how far they go, whose work is theirs. */
    private static List<Link> links(String path, List<ActsForMe> all) {
        return all.stream()
                .filter(ActsForMe::active)
                .flatMap(each -> Stream.of(
                                new Link(
                                        "Record that " + each.name() + " did something wrong",
                                        path + "/breach/" + each.personId()),
                                each.as().equals("authorised")
                                        ? new Link(
                                                "Lower up to how much " + each.name() + " says yes",
                                                path + "/lower/" + each.personId())
                                        : null,
                                new Link(
                                        "Whom " + each.name() + " lives or works with",
                                        path(each.personId()) + "/ties"))
                        .filter(Objects::nonNull))
                .toList();
    }

    @GetMapping("/propose")
    Mono<Rendering> proposing(@PathVariable("person") UUID person, Actor actor, Viewer viewer, KeptForm kept) {
        return name(actor, person)
                .map(name -> proposal(
                                viewer,
                                person,
                                name,
                                Ids.next().toString(),
                                kept.value("name"),
                                kept.value("basis"),
                                kept.value("kin"),
                                kept.value("upTo"),
                                kept.value("reason"),
                                FormErrors.NONE)
                        .show());
    }

    @PostMapping("/propose")
    Mono<Rendering> propose(
            @PathVariable("person") UUID person, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(name(actor, person), exchange.getFormData()).flatMap(found -> {
            MultiValueMap<String, String> form = found.getT2();
            String kin = LimitsForm.text(form.getFirst("kin"));
            String upTo = LimitsForm.text(form.getFirst("upTo"));
            UUID key = key(form.getFirst("key"));
            FormErrors errors = FormErrors.NONE;
            if (LimitsForm.text(form.getFirst("name")).isEmpty()) {
                errors = errors.and("name", "Enter their name");
            }
            if (LimitsForm.text(form.getFirst("basis")).isEmpty()) {
                errors = errors.and("basis", "Choose how they come to it");
            }
            if (!kin.matches("yes|no")) {
                errors = errors.and("kin", "Choose whether they are family or a friend");
            }
            if (!upTo.isEmpty() && TypedPounds.pence(upTo) == null) {
                errors = errors.and("upTo", "Enter an amount, like 250.00, or leave it empty");
            }
            if (LimitsForm.text(form.getFirst("reason")).isEmpty()) {
                errors = errors.and("reason", "Write why they are the one");
            }
            if (!errors.isEmpty()) {
                return Mono.just(
                        again(viewer, person, found.getT1(), key, form, errors, HttpStatus.UNPROCESSABLE_CONTENT));
            }
            return checks.propose(
                            actor,
                            new Proposal(
                                    key,
                                    person,
                                    LimitsForm.text(form.getFirst("name")),
                                    kin.equals("yes"),
                                    LimitsForm.text(form.getFirst("basis")),
                                    LimitsForm.text(form.getFirst("reason")),
                                    TypedPounds.pence(upTo)))
                    .map(result -> switch (result) {
                        case ActingResult.Done done -> Page.goTo(path(person) + "?done=proposed");
                        case ActingResult.CanDecide can ->
                            again(
                                    viewer,
                                    person,
                                    found.getT1(),
                                    key,
                                    form,
                                    FormErrors.one(
                                            "",
                                            found.getT1()
                                                    + " can decide, as far as the council holds: they choose somebody"
                                                    + " themselves. Record first that they can’t"),
                                    HttpStatus.CONFLICT);
                        case ActingResult.Invalid invalid ->
                            again(
                                    viewer,
                                    person,
                                    found.getT1(),
                                    key,
                                    form,
                                    FormErrors.one(LimitsForm.field(invalid.field()), invalid.message()),
                                    HttpStatus.UNPROCESSABLE_CONTENT);
                        default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                    });
        });
    }

    private static Rendering again(
            Viewer viewer,
            UUID person,
            String name,
            UUID key,
            MultiValueMap<String, String> form,
            FormErrors errors,
            HttpStatus status) {
        return proposal(
                        viewer,
                        person,
                        name,
                        key.toString(),
                        LimitsForm.text(form.getFirst("name")),
                        LimitsForm.text(form.getFirst("basis")),
                        LimitsForm.text(form.getFirst("kin")),
                        LimitsForm.text(form.getFirst("upTo")),
                        LimitsForm.text(form.getFirst("reason")),
                        errors)
                .show(status);
    }

    private static ProposePage proposal(
            Viewer viewer,
            UUID person,
            String forName,
            String key,
            String name,
            String basis,
            String kin,
            String upTo,
            String reason,
            FormErrors errors) {
        Frame frame = Frame.of("Who is to act for " + forName + "?", viewer);
        return new ProposePage(
                errors.isEmpty() ? frame : frame.withError(),
                path(person),
                path(person) + "/propose",
                key,
                name,
                BASES,
                basis,
                YES_NO,
                kin,
                upTo,
                reason,
                errors);
    }

    private Mono<String> name(Actor actor, UUID person) {
        return people.name(actor.councilId(), person)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    static String path(UUID person) {
        return OfficeController.PATH + "/people/" + person;
    }

    /** The key of a form, so that one sent twice is done once. */
    static UUID key(@Nullable String text) {
        try {
            return UUID.fromString(LimitsForm.text(text));
        } catch (IllegalArgumentException e) {
            return Ids.next();
        }
    }
}
