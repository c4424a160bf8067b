package uk.directly.rate.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import uk.directly.council.Councils;
import uk.directly.council.London;
import uk.directly.people.AllowEveryone;
import uk.directly.rate.CouncilCard;
import uk.directly.rate.RateCard;
import uk.directly.rate.RateCardBook;
import uk.directly.rate.RateCardFile;
import uk.directly.rate.RateCards;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** The council's published rates. */
@RestController
@AllowEveryone
class RateCardsController {
    private final RateCards cards;
    private final RateCardBook book;
    private final Councils councils;
    private final Clock clock;

    RateCardsController(RateCards cards, RateCardBook book, Councils councils, Clock clock) {
        this.cards = cards;
        this.book = book;
        this.councils = councils;
        this.clock = clock;
    }

    @GetMapping("/api/v1/rate-cards/current")
    Mono<RateCardJson> current(@RequestParam(name = "on", required = false) @Nullable LocalDate on) {
        return councils.ofVisitors()
                .flatMap(council -> cards.on(council.id(), on == null ? London.today(clock) : on))
                .map(RateCardJson::of)
                .switchIfEmpty(Mono.error(RateCardsController::none));
    }

    /** What the council pays, paid and has said that it will pay, the latest card first. */
    @GetMapping("/api/v1/rate-cards")
    Mono<Map<String, List<RateCardJson>>> all() {
        return councils.ofVisitors()
                .flatMapMany(council -> book.approved(council.id()))
                .map(RateCardJson::of)
                .collectList()
                .map(items -> Map.of("items", items));
    }

    /** One card as a file, in the form that can be sent in again. */
    @GetMapping(path = "/api/v1/rate-cards/current.csv", produces = "text/csv")
    Mono<ResponseEntity<String>> file(@RequestParam(name = "on", required = false) @Nullable LocalDate on) {
        return councils.ofVisitors()
                .flatMap(council -> book.on(council.id(), on == null ? London.today(clock) : on))
                .map(card -> ResponseEntity.ok()
                        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                        .header(
                                "Content-Disposition",
                                "attachment; filename=\"council-rates-from-" + card.from() + ".csv\"")
                        .body(RateCardFile.write(card.rates())))
                .switchIfEmpty(Mono.error(RateCardsController::none));
    }

    private static Problem none() {
        return Problem.of(ProblemType.NOT_FOUND, "There are no rates for that day yet.");
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
            return new RateCardJson(
                    card.id(),
                    card.from(),
                    card.to(),
                    card.beyondItsEnd(),
                    RateTableJson.base(card.base()),
                    card.payGuide().bySlug());
        }

        static RateCardJson of(CouncilCard card) {
            return new RateCardJson(
                    card.id(),
                    card.from(),
                    card.to(),
                    false,
                    RateTableJson.base(card.rates().base()),
                    card.rates().payGuide().bySlug());
        }
    }
}
