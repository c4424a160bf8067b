package uk.directly.budget.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.budget.Award;
import uk.directly.budget.AwardKind;
import uk.directly.budget.BudgetSurplus;
import uk.directly.budget.Surpluses;
import uk.directly.budget.model.Surplus;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** What is unspent (R17), with every term of the sum. Nothing here moves money. */
@RestController
class SurplusController {
    private final Surpluses surpluses;

    SurplusController(Surpluses surpluses) {
        this.surpluses = surpluses;
    }

    @GetMapping("/api/v1/budgets/{id}/surplus")
    @Allow({Role.HOLDER, Role.CARER, Role.FINANCE, Role.SOCIAL_WORK})
    @ForOthers(Power.SEE)
    Mono<SurplusJson> one(@PathVariable("id") UUID id, Actor actor) {
        boolean officer = actor.is(Role.FINANCE, Role.SOCIAL_WORK);
        return surpluses
                .of(actor.councilId(), id, officer ? null : actor.forPersonId())
                .map(found -> SurplusJson.of(found, officer))
                .switchIfEmpty(Mono.error(() -> Problem.of(ProblemType.NOT_FOUND, "There is no such budget for you.")));
    }

    /** The council's budgets with more than their ceiling. */
    @GetMapping("/api/v1/surpluses")
    @Allow({Role.FINANCE, Role.SOCIAL_WORK})
    Mono<ResponseEntity<PageOf<SurplusJson>>> over(Paging paging, Actor actor) {
        Cursor after = paging.after();
        return surpluses
                .over(actor.councilId(), after == null ? null : after.id(0), paging.fetch())
                .map(found -> SurplusJson.of(found, true))
                .collectList()
                .map(rows -> paging.answer(rows, row -> Cursor.after(row.budgetId())));
    }

    /**
     * The sum: {@code unspentPence} = council + share − promised − set aside − not agreed.
     *
     * @param holder for officers only
     * @param ceilingPence weeks × weekly; absent with {@code weeks} and {@code weeklyPence} where there is none
     * @param mayLastWeeks for how many weeks an ISF may be above it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SurplusJson(
            UUID budgetId,
            UUID awardId,
            Award.@Nullable Holder holder,
            AwardKind kind,
            long councilPence,
            long sharePence,
            long promisedPence,
            long setAsidePence,
            long notAgreedPence,
            long unspentPence,
            @Nullable Integer weeks,
            @Nullable Long weeklyPence,
            @Nullable Long ceilingPence,
            long overPence,
            @Nullable Integer mayLastWeeks) {
        static SurplusJson of(BudgetSurplus found, boolean officer) {
            Surplus sum = found.surplus();
            Surplus.Ceiling ceiling = sum.ceiling();
            return new SurplusJson(
                    found.budgetId(),
                    found.awardId(),
                    officer ? found.holder() : null,
                    found.kind(),
                    sum.councilPence(),
                    sum.sharePence(),
                    sum.promisedPence(),
                    sum.setAsidePence(),
                    sum.notAgreedPence(),
                    sum.unspentPence(),
                    ceiling == null ? null : ceiling.weeks(),
                    ceiling == null ? null : ceiling.weeklyPence(),
                    ceiling == null ? null : ceiling.pence(),
                    sum.overPence(),
                    found.mayLastWeeks());
        }
    }
}
