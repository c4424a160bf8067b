package uk.directly.payment.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.payment.Earning;
import uk.directly.payment.Earnings;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.Cursor;
import uk.directly.web.rest.PageOf;
import uk.directly.web.rest.Paging;

/** A provider's earnings. */
@RestController
@Allow(Role.PROVIDER)
class EarningsController {
    private final Earnings earnings;

    EarningsController(Earnings earnings) {
        this.earnings = earnings;
    }

    @GetMapping("/api/v1/earnings")
    Mono<ResponseEntity<PageOf<EarningJson>>> list(Paging paging, Actor actor) {
        Cursor after = paging.after();
        return earnings.of(actor, after == null ? null : after.id(0), paging.fetch())
                .map(EarningJson::of)
                .collectList()
                .map(rows -> paging.answer(rows, row -> Cursor.after(row.id())));
    }

    /**
     * One earning.
     *
     * @param id what to name when saying that it has not arrived, where {@code rail} is {@code own-bank}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EarningJson(
            UUID id,
            UUID bookingId,
            long amountPence,
            String state,
            String rail,
            LocalDate promisedOn,
            @Nullable Instant paidAt) {
        static EarningJson of(Earning earning) {
            return new EarningJson(
                    earning.id(),
                    earning.bookingId(),
                    earning.amountPence(),
                    earning.state(),
                    earning.rail(),
                    earning.promisedOn(),
                    earning.paidAt());
        }
    }
}
