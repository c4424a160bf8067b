package uk.directly.budget.rest;

import java.time.Instant;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.budget.KeptFund;
import uk.directly.budget.KeptFunds;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;

/** Funds that the council keeps until people choose who runs them (R75), kept longest first. */
@RestController
@Allow({Role.FINANCE, Role.SOCIAL_WORK, Role.ACCREDITATION})
class KeptFundsController {
    private final KeptFunds funds;

    KeptFundsController(KeptFunds funds) {
        this.funds = funds;
    }

    @GetMapping("/api/v1/kept-funds")
    Mono<ResponseEntity<PageOf<KeptFundJson>>> list(Paging paging, Actor actor) {
        Cursor after = paging.after();
        return funds.all(
                        actor.councilId(),
                        after == null ? null : Instant.parse(after.text(0)),
                        after == null ? null : after.id(1),
                        paging.fetch())
                .map(KeptFundJson::of)
                .collectList()
                .map(rows -> paging.answer(rows, row -> Cursor.after(row.since().toString(), row.budgetId())));
    }

    /** One of them. */
    record KeptFundJson(UUID budgetId, UUID personId, String person, String organisation, Instant since) {
        static KeptFundJson of(KeptFund fund) {
            return new KeptFundJson(fund.budgetId(), fund.personId(), fund.person(), fund.organisation(), fund.since());
        }
    }
}
