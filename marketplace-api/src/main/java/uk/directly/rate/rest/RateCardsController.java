package uk.directly.rate.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.council.Councils;
import uk.directly.council.London;
import uk.directly.people.AllowEveryone;
import uk.directly.rate.CardEngagement;
import uk.directly.rate.RateCard;
import uk.directly.rate.RateCards;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** The council's published rates. */
@RestController
@AllowEveryone
class RateCardsController {
    private final RateCards cards;
    private final Councils councils;
    private final Clock clock;

    RateCardsController(RateCards cards, Councils councils, Clock clock) {
        this.cards = cards;
        this.councils = councils;
        this.clock = clock;
    }

    @GetMapping("/api/v1/rate-cards/current")
    Mono<RateCardJson> current(@RequestParam(name = "on", required = false) @Nullable LocalDate on) {
        return councils.ofVisitors()
                .flatMap(council -> cards.on(council.id(), on == null ? London.today(clock) : on))
                .map(RateCardJson::of)
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(ProblemType.NOT_FOUND, "There are no rates for that day yet.")));
    }

    /**
     * A rate card: pence an hour by band, of a sleep-in pence a night.
     *
     * @param to the day after its last one
     * @param beyondItsEnd the day that was asked for lies after the last card that is known: this is that card
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RateCardJson(
            UUID id,
            LocalDate from,
            @Nullable LocalDate to,
            boolean beyondItsEnd,
            Map<String, Map<String, Long>> base,
            Map<String, Long> payGuide) {
        static RateCardJson of(RateCard card) {
            Map<String, Map<String, Long>> base = new LinkedHashMap<>();
            for (CardEngagement engagement : CardEngagement.values()) {
                if (card.base().containsKey(engagement)) {
                    base.put(engagement.slug(), card.base(engagement).bySlug());
                }
            }
            return new RateCardJson(
                    card.id(),
                    card.from(),
                    card.to(),
                    card.beyondItsEnd(),
                    base,
                    card.payGuide().bySlug());
        }
    }
}
