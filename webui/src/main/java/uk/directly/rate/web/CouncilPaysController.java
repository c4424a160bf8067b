package uk.directly.rate.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.council.Councils;
import uk.directly.council.London;
import uk.directly.people.AllowEveryone;
import uk.directly.rate.MinimumPays;
import uk.directly.rate.RateCardBook;
import uk.directly.rate.RateCardFile;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** "What the council pays": the base rates and the pay guide, public as they are. */
@Controller
@AllowEveryone
class CouncilPaysController {
    private final RateCardBook book;
    private final MinimumPays minimum;
    private final Councils councils;
    private final Clock clock;

    CouncilPaysController(RateCardBook book, MinimumPays minimum, Councils councils, Clock clock) {
        this.book = book;
        this.minimum = minimum;
        this.councils = councils;
        this.clock = clock;
    }

    @GetMapping(CouncilPaysPages.PATH)
    Mono<Rendering> page(@RequestParam(name = "on", required = false) @Nullable LocalDate on, Viewer viewer) {
        LocalDate today = London.today(clock);
        return councils.ofVisitors()
                .flatMap(council -> Mono.zip(
                        book.approved(council.id()).collectList(),
                        minimum.from(today).filter(pay -> pay.covers(today)).collectList()))
                .map(found -> CouncilPaysPages.of(viewer, found.getT1(), on == null ? today : on, today, found.getT2()))
                .map(Page::show);
    }

    @GetMapping(CouncilPaysPages.FILE)
    Mono<ResponseEntity<String>> file(@RequestParam(name = "on", required = false) @Nullable LocalDate on) {
        return councils.ofVisitors()
                .flatMap(council -> book.on(council.id(), on == null ? London.today(clock) : on))
                .map(card -> ResponseEntity.ok()
                        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                        .header(
                                "Content-Disposition",
                                "attachment; filename=\"what-the-council-pays-from-" + card.from() + ".csv\"")
                        .body(RateCardFile.write(card.rates())))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
