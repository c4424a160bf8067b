package uk.directly.insight.web;

import java.time.LocalDate;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.council.GridPoint;
import uk.directly.council.Ward;
import uk.directly.council.Wards;
import uk.directly.insight.NeedBook;
import uk.directly.insight.NeedCsv;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** The commissioners' pages: counts that can be told, never anybody. */
@Controller
@Allow(Role.COMMISSIONER)
class NeedPages {
    private final NeedBook book;
    private final Wards wards;

    NeedPages(NeedBook book, Wards wards) {
        this.book = book;
        this.wards = wards;
    }

    @GetMapping("/overview")
    Mono<Rendering> overview(Actor actor, Viewer viewer) {
        return latest(actor.councilId())
                .map(found ->
                        OverviewPage.of(viewer, found.week(), found.figures()).show());
    }

    @GetMapping("/needs")
    Mono<Rendering> needs(
            @RequestParam(name = "service", defaultValue = "") String service, Actor actor, Viewer viewer) {
        return latest(actor.councilId())
                .flatMap(found -> places(actor.councilId(), found.week())
                        .flatMap(places -> around(places)
                                .map(drawn -> NeedsPage.of(
                                                viewer, found.week(), found.figures(), places, drawn, service)
                                        .show())));
    }

    @GetMapping("/needs/rates")
    Mono<Rendering> rates(Actor actor, Viewer viewer) {
        return latest(actor.councilId())
                .map(found ->
                        NeedRatesPage.of(viewer, found.week(), found.figures()).show());
    }

    @GetMapping("/needs/download")
    Mono<Rendering> download(Actor actor, Viewer viewer) {
        return book.weeks(actor.councilId())
                .collectList()
                .map(weeks -> DownloadPage.of(viewer, weeks))
                .map(Page::show);
    }

    @GetMapping("/needs/{week}.csv")
    Mono<ResponseEntity<String>> csv(@PathVariable("week") LocalDate week, Actor actor) {
        return book.weeks(actor.councilId())
                .filter(each -> each.week().equals(week))
                .next()
                .flatMap(each -> book.figures(actor.councilId(), week).map(figures -> NeedCsv.of(each, figures)))
                .map(text -> ResponseEntity.ok()
                        .contentType(new MediaType("text", "csv", java.nio.charset.StandardCharsets.UTF_8))
                        .header("Content-Disposition", "attachment; filename=\"unmet-need-" + week + ".csv\"")
                        .body(text))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private Mono<Latest> latest(UUID council) {
        return book.weeks(council)
                .next()
                .flatMap(week -> book.figures(council, week.week()).map(figures -> new Latest(week, figures)))
                .defaultIfEmpty(new Latest(null, List.of()));
    }

    private Mono<List<NeedBook.Area>> places(UUID council, NeedBook.@Nullable Week week) {
        return Mono.justOrEmpty(Optional.ofNullable(week))
                .flatMap(found -> book.areas(council, found.week()))
                .defaultIfEmpty(List.of());
    }

    /** The wards in the rectangle of these areas. */
    private Mono<List<Ward>> around(List<NeedBook.Area> places) {
        if (places.isEmpty()) {
            return Mono.just(List.of());
        }
        IntSummaryStatistics east =
                places.stream().mapToInt(NeedBook.Area::easting).summaryStatistics();
        IntSummaryStatistics north =
                places.stream().mapToInt(NeedBook.Area::northing).summaryStatistics();
        GridPoint middle = new GridPoint((east.getMin() + east.getMax()) / 2, (north.getMin() + north.getMax()) / 2);
        int metres = Math.max(east.getMax() - east.getMin(), north.getMax() - north.getMin()) / 2;
        return wards.around(middle, metres).collectList();
    }

    private record Latest(NeedBook.@Nullable Week week, List<NeedBook.Figure> figures) {}
}
