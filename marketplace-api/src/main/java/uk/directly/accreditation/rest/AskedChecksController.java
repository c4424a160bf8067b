package uk.directly.accreditation.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.accreditation.Asked;
import uk.directly.accreditation.CheckRule;
import uk.directly.accreditation.CheckRuleChange;
import uk.directly.accreditation.CheckRuleResult;
import uk.directly.accreditation.CheckRules;
import uk.directly.council.London;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderKind;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;
import uk.directly.web.rest.QueryValue;

/** What a council asks of each kind of provider, by day (R30). */
@RestController
@RequestMapping("/api/v1/accreditation/check-rules")
@Allow(Role.ACCREDITATION)
class AskedChecksController {
    private final CheckRules rules;
    private final Clock clock;

    AskedChecksController(CheckRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** What is asked of a kind on a day (today unless one is named), and the changes of it that come after today. */
    @GetMapping
    Mono<RulesJson> of(
            @RequestParam("kind") String slug,
            @RequestParam(name = "on", required = false) @Nullable LocalDate on,
            Actor actor) {
        ProviderKind kind = Objects.requireNonNull(QueryValue.choice("kind", slug, ProviderKind.class));
        LocalDate today = London.today(clock);
        return Mono.zip(
                        rules.on(actor.councilId(), kind, Objects.requireNonNullElse(on, today))
                                .collectList(),
                        rules.coming(actor.councilId(), kind, today).collectList())
                .map(found -> new RulesJson(found.getT1(), found.getT2()));
    }

    /** Sets what is asked from a day on. */
    @PostMapping
    Mono<ResponseEntity<CheckRule>> set(@Valid @RequestBody RuleBody body, Actor actor) {
        return rules.set(actor, body.change()).map(result -> switch (result) {
            case CheckRuleResult.Done done ->
                ResponseEntity.status(HttpStatus.CREATED).body(done.rule());
            default -> throw refused(result);
        });
    }

    /** Takes a change back that has not begun. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> takeBack(@PathVariable("id") UUID id, Actor actor) {
        return rules.takeBack(actor, id)
                .flatMap(result ->
                        result instanceof CheckRuleResult.TakenBack ? Mono.empty() : Mono.error(refused(result)));
    }

    private static RuntimeException refused(CheckRuleResult result) {
        return switch (result) {
            case CheckRuleResult.Overlaps none ->
                Problem.of(
                        ProblemType.OVERLAPS,
                        "Somebody else has changed this meanwhile, or for that very day. Read it again, and name the one"
                                + " that was set last in seenId.");
            case CheckRuleResult.NotLawful none ->
                Problem.invalid("level", "More than a basic check is lawful for personal care only.");
            case CheckRuleResult.InForce none ->
                Problem.of(
                        ProblemType.WRONG_STATE, "It has begun, and stays as it was. Set another one that follows it.");
            case CheckRuleResult.NotFound none ->
                Problem.of(ProblemType.NOT_FOUND, "Your council planned no such change.");
            case CheckRuleResult.Invalid invalid -> Problem.invalid(invalid.field(), invalid.message());
            case CheckRuleResult.Done done -> new IllegalStateException("Not refused: " + done);
            case CheckRuleResult.TakenBack done -> new IllegalStateException("Not refused: " + done);
        };
    }

    /** What is asked, and what will be. */
    record RulesJson(List<CheckRule> items, List<CheckRule> coming) {}

    /** A change, as {@link CheckRuleChange} says. */
    record RuleBody(
            @Nullable UUID id,
            @Nullable UUID seenId,
            @NotNull ProviderKind kind,
            @Nullable UUID serviceId,
            @NotNull CheckName check,
            @NotNull Asked asked,
            @Nullable @Size(max = 20) String level,
            @Nullable Integer validMonths,
            @Nullable @Size(max = 10) List<@NotNull Integer> reminderDays,
            @Nullable Integer keepFileMonths,
            @NotNull LocalDate from) {
        CheckRuleChange change() {
            return new CheckRuleChange(
                    Objects.requireNonNullElseGet(id, Ids::next),
                    seenId,
                    kind,
                    serviceId,
                    check,
                    asked,
                    level,
                    validMonths,
                    Objects.requireNonNullElse(reminderDays, List.of()),
                    Objects.requireNonNullElse(keepFileMonths, 0),
                    from);
        }
    }
}
