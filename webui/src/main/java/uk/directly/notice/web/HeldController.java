package uk.directly.notice.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.data.Ids;
import uk.directly.notice.Holds;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Two officers keep back what somebody is told, where that would put somebody in danger (R106). */
@Controller
@Allow({Role.SOCIAL_WORK, Role.SUPPORT})
@RequestMapping(HeldPage.PATH)
class HeldController {
    private static final String ALL = "all";
    private static final List<Choice> TOPICS = List.of(
            Choice.of(ALL, "Everything"),
            Choice.of("budget-frozen", "That the money is stopped"),
            Choice.of("bank-details-changed", "That bank details were changed"),
            Choice.of("bank-details-stopped", "That a change of bank details was stopped"),
            Choice.of("acting-ended", "That somebody no longer acts for them"));

    private final Holds holds;

    HeldController(Holds holds) {
        this.holds = holds;
    }

    @GetMapping
    Mono<Rendering> list(
            @RequestParam(name = "done", required = false) @Nullable String done, Actor actor, Viewer viewer) {
        return holds.open(actor)
                .map(hold -> line(hold, actor))
                .collectList()
                .map(found -> new HeldPage(
                                Frame.of("What we keep back", viewer)
                                        .under("/home")
                                        .withNotice("saved".equals(done) ? "Saved." : null),
                                found)
                        .show());
    }

    @PostMapping("/{id}/confirm")
    Mono<Rendering> confirm(@PathVariable("id") UUID id, Actor actor) {
        return holds.confirm(actor, id).map(HeldController::back);
    }

    @PostMapping("/{id}/release")
    Mono<Rendering> release(@PathVariable("id") UUID id, Actor actor) {
        return holds.release(actor, id).map(HeldController::back);
    }

    @GetMapping("/new")
    Mono<Rendering> ask(
            @RequestParam(name = "name", required = false) @Nullable String name,
            Actor actor,
            Viewer viewer,
            KeptForm kept) {
        return page(
                        actor,
                        viewer,
                        kept.isEmpty() ? Objects.requireNonNullElse(name, "") : kept.value("name"),
                        kept.value("person"),
                        kept.value("topic"),
                        kept.value("reason"),
                        Ids.next().toString(),
                        FormErrors.NONE)
                .map(Page::show);
    }

    @PostMapping("/new")
    Mono<Rendering> keep(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            UUID person = id(value(form, "person"));
            String topic = value(form, "topic");
            if (person == null) {
                return wrong(actor, viewer, form, "person", "Choose who it is about");
            }
            UUID key = id(value(form, "key"));
            return holds.ask(
                            actor,
                            key == null ? Ids.next() : key,
                            person,
                            topic.equals(ALL) ? null : topic,
                            value(form, "reason"))
                    .flatMap(asked -> switch (asked) {
                        case DONE -> Mono.just(back(true));
                        case NO_REASON -> wrong(actor, viewer, form, "reason", "Write why, in at most 2,000 letters");
                        case UNKNOWN_PERSON -> wrong(actor, viewer, form, "person", "Choose somebody else");
                        case UNKNOWN_TOPIC -> wrong(actor, viewer, form, "topic", "Choose what is kept back");
                    });
        });
    }

    private Mono<Rendering> wrong(
            Actor actor, Viewer viewer, MultiValueMap<String, String> form, String field, String message) {
        return page(
                        actor,
                        viewer,
                        value(form, "name"),
                        value(form, "person"),
                        value(form, "topic"),
                        value(form, "reason"),
                        value(form, "key"),
                        FormErrors.one(field, message))
                .map(page -> page.show(HttpStatus.UNPROCESSABLE_CONTENT));
    }

    private Mono<HoldPage> page(
            Actor actor,
            Viewer viewer,
            String name,
            String person,
            String topic,
            String reason,
            String key,
            FormErrors errors) {
        Frame frame = Frame.of("Keep something back", viewer).under("/home");
        return holds.people(actor, name)
                .map(found -> Choice.of(found.id().toString(), found.name()))
                .collectList()
                .map(people -> new HoldPage(
                        errors.isEmpty() ? frame : frame.withError(),
                        name,
                        !name.isBlank(),
                        people,
                        person,
                        TOPICS,
                        topic,
                        reason,
                        key,
                        errors));
    }

    private static HeldPage.Line line(Holds.Hold hold, Actor actor) {
        List<String> lines = new ArrayList<>();
        lines.add(TOPICS.stream()
                .filter(topic -> topic.value().equals(Objects.requireNonNullElse(hold.topic(), ALL)))
                .map(Choice::text)
                .findFirst()
                .orElseGet(() -> String.valueOf(hold.topic())));
        lines.add("Why: " + hold.reason());
        lines.add("Asked by " + hold.asker() + ", " + DateWords.dayAndTime(hold.askedAt()) + ".");
        lines.add(
                hold.confirmedBy() == null
                        ? "A second officer has to agree today, or it is told at the end of the day."
                        : hold.confirmedBy() + " agreed. Look at it again by " + DateWords.day(hold.reviewOn())
                                + ", or it is told after that.");
        lines.add(DateWords.count(hold.kept(), "notice waits", "notices wait") + ".");
        String path = HeldPage.PATH + "/" + hold.id();
        boolean second = hold.confirmedBy() == null && !hold.askedBy().equals(actor.personId());
        return new HeldPage.Line(hold.name(), lines, second ? path + "/confirm" : null, path + "/release");
    }

    private static Rendering back(boolean done) {
        return Page.goTo(HeldPage.PATH + (done ? "?done=saved" : ""));
    }

    private static String value(MultiValueMap<String, String> form, String field) {
        return Objects.requireNonNullElse(form.getFirst(field), "");
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
