package uk.directly.booking.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.booking.Along;
import uk.directly.booking.Quote;
import uk.directly.booking.QuoteRequest;
import uk.directly.booking.QuoteResult;
import uk.directly.booking.Quotes;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.rate.Engagement;
import uk.directly.rate.PriceItem;
import uk.directly.rate.PriceLine;

/** What a visit would cost. */
@RestController
class QuotesController {
    private final Quotes quotes;

    QuotesController(Quotes quotes) {
        this.quotes = quotes;
    }

    @PostMapping("/api/v1/quotes")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.SEE)
    Mono<QuoteJson> quote(@Valid @RequestBody QuoteBody body, Actor actor) {
        return quotes.quote(actor, body.request()).map(result -> switch (result) {
            case QuoteResult.Quoted quoted -> QuoteJson.of(quoted.quote());
            case QuoteResult.Refused refused -> throw Refusals.problem(refused.why());
        });
    }

    /** What is asked. */
    record QuoteBody(
            @NotNull UUID offerId,
            @NotNull UUID budgetId,
            @NotNull Instant start,
            @NotNull Instant end,
            @Nullable Engagement engagement,
            @Nullable Boolean useOwnMoney,
            @Nullable Integer places,
            @Nullable ExtrasJson extras,
            @Nullable Boolean companion,
            @Nullable Boolean taster) {
        QuoteRequest request() {
            return new QuoteRequest(
                            offerId,
                            budgetId,
                            start,
                            end,
                            engagement,
                            Boolean.TRUE.equals(useOwnMoney),
                            places == null ? 1 : places,
                            ExtrasJson.of(extras))
                    .with(new Along(Boolean.TRUE.equals(companion), Boolean.TRUE.equals(taster)));
        }
    }

    /** The price. */
    record QuoteJson(
            List<PriceLine> lines,
            List<PriceItem> items,
            @Nullable Long payPence,
            @Nullable Long employerCostsPence,
            long totalPence,
            UUID rateCardId,
            long baseRatePence,
            boolean beyondRateCard,
            long fromBudgetPence,
            long fromOwnPence,
            long availablePence,
            long shortPence,
            long ownShortPence,
            List<String> cancellation) {
        static QuoteJson of(Quote quote) {
            return new QuoteJson(
                    quote.lines(),
                    quote.items(),
                    quote.payPence(),
                    quote.employerCostsPence(),
                    quote.totalPence(),
                    quote.rateCardId(),
                    quote.baseRatePence(),
                    quote.beyondRateCard(),
                    quote.fromBudgetPence(),
                    quote.fromOwnPence(),
                    quote.availablePence(),
                    quote.shortPence(),
                    quote.ownShortPence(),
                    quote.offer().cancellation().words());
        }
    }
}
