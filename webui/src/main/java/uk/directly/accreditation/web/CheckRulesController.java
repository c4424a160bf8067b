package uk.directly.accreditation.web;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.accreditation.CheckRule;
import uk.directly.accreditation.CheckRuleResult;
import uk.directly.accreditation.CheckRules;
import uk.directly.council.London;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.register.ProviderKind;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** "Settings": how a council sets what it asks of providers (R30). */
@Controller
@Allow(Role.ACCREDITATION)
class CheckRulesController {
    private final CheckRules rules;
    private final Clock clock;

    CheckRulesController(CheckRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping(CheckRulesPages.PATH)
    Mono<Rendering> list(
            @RequestParam(name = "kind", required = false) @Nullable String kind,
            @RequestParam(name = "done", required = false) @Nullable String done,
            Actor actor,
            Viewer viewer) {
        String notice = "set".equals(done)
                ? "Saved. It counts from its first day."
                : "taken-back".equals(done) ? "Taken back. What was before it goes on." : null;
        return list(kind(kind), actor, viewer, notice, FormErrors.NONE).map(page -> page.show());
    }

    @GetMapping(CheckRulesPages.PATH + "/add")
    Mono<Rendering> add(@RequestParam(name = "kind", required = false) @Nullable String kind, Viewer viewer) {
        return rules.services()
                .collectList()
                .map(services -> pages(viewer).add(kind(kind), services).show());
    }

    @GetMapping(CheckRulesPages.PATH + "/change")
    Mono<Rendering> ask(@RequestParam MultiValueMap<String, String> query, Actor actor, Viewer viewer, KeptForm kept) {
        UnaryOperator<String> sent = kept.isEmpty() ? sent(query) : kept::value;
        CheckRuleForm.Key key = CheckRuleForm.Key.of(sent).orElseThrow(OfficerDesk::notFound);
        return history(actor, key)
                .flatMap(history -> page(
                        actor,
                        viewer,
                        kept.isEmpty()
                                ? CheckRuleForm.of(
                                        key,
                                        pages(viewer).inForce(history),
                                        CheckRules.lastSet(history).orElse(null))
                                : CheckRuleForm.of(key, sent),
                        history,
                        FormErrors.NONE))
                .map(page -> page.show());
    }

    @PostMapping(CheckRulesPages.PATH + "/change")
    Mono<Rendering> change(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(data -> {
            CheckRuleForm.Key key = CheckRuleForm.Key.of(sent(data)).orElseThrow(OfficerDesk::notFound);
            CheckRuleForm form = CheckRuleForm.of(key, sent(data));
            FormErrors errors = form.errors();
            if (!errors.isEmpty()) {
                return again(actor, viewer, form, errors, HttpStatus.UNPROCESSABLE_CONTENT);
            }
            return rules.set(actor, form.change()).flatMap(result -> switch (result) {
                case CheckRuleResult.Done done -> Mono.just(Page.goTo(CheckRulesPages.path(key.kind()) + "&done=set"));
                case CheckRuleResult.Invalid invalid ->
                    again(
                            actor,
                            viewer,
                            form,
                            FormErrors.one(field(invalid.field()), invalid.message()),
                            HttpStatus.UNPROCESSABLE_CONTENT);
                case CheckRuleResult.NotLawful none ->
                    again(
                            actor,
                            viewer,
                            form,
                            FormErrors.one("level", "More than a basic check is lawful for personal care only"),
                            HttpStatus.UNPROCESSABLE_CONTENT);
                default ->
                    again(
                            actor,
                            viewer,
                            form,
                            FormErrors.one(
                                    "",
                                    "Somebody else has changed this meanwhile, or for that very day. Read below what"
                                            + " they set, open the page again and decide then."),
                            HttpStatus.CONFLICT);
            });
        });
    }

    /** Where sign-in leads back to somebody whose session ended. */
    @GetMapping(CheckRulesPages.PATH + "/{id}/take-back")
    Rendering backToTheList() {
        return Page.goTo(CheckRulesPages.PATH);
    }

    @PostMapping(CheckRulesPages.PATH + "/{id}/take-back")
    Mono<Rendering> takeBack(@PathVariable("id") UUID id, Actor actor, Viewer viewer) {
        return rules.takeBack(actor, id).flatMap(result -> switch (result) {
            case CheckRuleResult.InForce inForce ->
                list(
                                ProviderKind.PERSONAL_ASSISTANT,
                                actor,
                                viewer,
                                null,
                                FormErrors.one(
                                        "", "It has begun, and stays as it was. Set another one that follows it."))
                        .map(page -> page.show(HttpStatus.CONFLICT));
            default -> Mono.just(Page.goTo(CheckRulesPages.PATH + "?done=taken-back"));
        });
    }

    private Mono<CheckRulesPage> list(
            ProviderKind kind, Actor actor, Viewer viewer, @Nullable String notice, FormErrors errors) {
        return Mono.zip(
                        rules.on(actor.councilId(), kind, London.today(clock)).collectList(),
                        rules.coming(actor.councilId(), kind, London.today(clock))
                                .collectList())
                .map(found -> pages(viewer).page(kind, found.getT1(), found.getT2(), notice, errors));
    }

    private Mono<Rendering> again(
            Actor actor, Viewer viewer, CheckRuleForm form, FormErrors errors, HttpStatus status) {
        return history(actor, form.of())
                .flatMap(history -> page(actor, viewer, form, history, errors))
                .map(page -> page.show(status));
    }

    private Mono<CheckRulePage> page(
            Actor actor, Viewer viewer, CheckRuleForm form, List<CheckRule> history, FormErrors errors) {
        UUID service = form.of().service();
        Mono<Optional<CheckRules.Offered>> offered = service == null
                ? Mono.just(Optional.empty())
                : rules.services()
                        .filter(each -> each.id().equals(service))
                        .next()
                        .map(Optional::of)
                        .switchIfEmpty(Mono.error(OfficerDesk::notFound));
        return Mono.zip(offered, rules.newlyAskedDays(actor.councilId()))
                .map(found -> pages(viewer).change(form, found.getT1().orElse(null), history, found.getT2(), errors));
    }

    private Mono<List<CheckRule>> history(Actor actor, CheckRuleForm.Key key) {
        return rules.history(actor.councilId(), key.kind(), key.service(), key.check())
                .collectList();
    }

    private CheckRulesPages pages(Viewer viewer) {
        return new CheckRulesPages(viewer, London.today(clock));
    }

    private static ProviderKind kind(@Nullable String slug) {
        return Arrays.stream(ProviderKind.values())
                .filter(kind -> kind.slug().equals(slug))
                .findFirst()
                .orElse(ProviderKind.PERSONAL_ASSISTANT);
    }

    /** The page's name of a field that the use case names. */
    private static String field(String name) {
        return switch (name) {
            case "validMonths" -> "months";
            case "reminderDays" -> "reminders";
            case "keepFileMonths" -> "keep";
            default -> name;
        };
    }

    private static UnaryOperator<String> sent(MultiValueMap<String, String> data) {
        return field -> Objects.requireNonNullElse(data.getFirst(field), "");
    }
}
