package uk.directly.booking.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingResult;
import uk.directly.booking.PaperSheets;
import uk.directly.booking.Refusal;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;
import uk.directly.web.TypedTime;
import uk.directly.web.Viewer;

/** A support worker keys a paper sheet in, several visits at once (R55). What is wrong in one line stops none of the others. */
@Controller
@RequestMapping(KeyInPage.PATH)
@Allow(Role.SUPPORT)
class KeyInController {
    private final PaperSheets sheets;

    KeyInController(PaperSheets sheets) {
        this.sheets = sheets;
    }

    @GetMapping
    Mono<Rendering> people(Actor actor, Viewer viewer) {
        return sheets.people(actor)
                .map(person -> new Link(
                        person.name() + ": " + DateWords.count(person.visits(), "visit"),
                        KeyInPage.PATH + "/" + person.id()))
                .collectList()
                .map(people -> new KeyInPage(frame(viewer, null), FormErrors.NONE, people, null).show());
    }

    @GetMapping("/{person}")
    Mono<Rendering> lines(
            @PathVariable("person") UUID person,
            @RequestParam(name = "done", required = false) @Nullable Integer done,
            Actor actor,
            Viewer viewer) {
        String notice = done == null || done < 1 ? null : DateWords.count(done, "visit") + " keyed in.";
        return sheets.visits(actor, person)
                .collectList()
                .flatMap(visits -> visits.isEmpty() && notice == null
                        ? Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND))
                        : Mono.just(new KeyInPage(
                                        frame(viewer, notice),
                                        FormErrors.NONE,
                                        List.of(),
                                        sheet(person, "", visits, new LinkedMultiValueMap<>()))
                                .show()));
    }

    @PostMapping("/{person}")
    Mono<Rendering> keyIn(@PathVariable("person") UUID person, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(exchange.getFormData(), sheets.visits(actor, person).collectList())
                .flatMap(found -> {
                    MultiValueMap<String, String> form = found.getT1();
                    String source = text(form.getFirst("source"));
                    if (source.isEmpty()) {
                        return Mono.just(again(
                                person,
                                viewer,
                                found.getT2(),
                                form,
                                FormErrors.one("source", "Say which sheet it is")));
                    }
                    return Flux.fromIterable(typed(found.getT2(), form))
                            .concatMap(line -> keyIn(actor, line, source))
                            .collectList()
                            .flatMap(said -> answer(person, actor, viewer, form, said));
                });
    }

    private Mono<Said> keyIn(Actor actor, Typed line, String source) {
        return switch (line.read()) {
            case HoursMore.Reading.Wrong wrong -> Mono.just(new Said(false, wrong.errors()));
            case HoursMore.Reading.Told told ->
                sheets.keyIn(actor, line.booking().id(), told.telling(), source).map(result -> switch (result) {
                    case BookingResult.Done done -> new Said(true, FormErrors.NONE);
                    case BookingResult.Refused refused ->
                        new Said(false, FormErrors.one(line.field(refused.why()), RefusalWords.of(refused.why())));
                });
        };
    }

    private Mono<Rendering> answer(
            UUID person, Actor actor, Viewer viewer, MultiValueMap<String, String> form, List<Said> said) {
        FormErrors errors = FormErrors.NONE;
        for (Said each : said) {
            for (var wrong : each.errors().all()) {
                errors = errors.and(wrong.field(), wrong.message());
            }
        }
        long done = said.stream().filter(Said::done).count();
        if (errors.isEmpty()) {
            return Mono.just(Page.goTo(KeyInPage.PATH + "/" + person + "?done=" + done));
        }
        FormErrors wrong = errors;
        return sheets.visits(actor, person).collectList().map(visits -> again(person, viewer, visits, form, wrong));
    }

    private static Rendering again(
            UUID person, Viewer viewer, List<Booking> visits, MultiValueMap<String, String> form, FormErrors errors) {
        return new KeyInPage(
                        frame(viewer, null).withError(),
                        errors,
                        List.of(),
                        sheet(person, text(form.getFirst("source")), visits, form))
                .show(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** A line keeps its number, so that what is wrong stands beside it: it is found again by its booking. */
    private static KeyInPage.Sheet sheet(
            UUID person, String source, List<Booking> visits, MultiValueMap<String, String> form) {
        List<KeyInPage.Line> lines = new ArrayList<>();
        for (Booking visit : visits) {
            int n = number(form, visit.id());
            int shown = n < 0 ? form.size() + lines.size() : n;
            lines.add(new KeyInPage.Line(
                    shown,
                    visit.id().toString(),
                    visit.provider().name() + ", " + DateWords.visit(visit.start(), visit.end()),
                    n < 0 ? "" : text(form.getFirst("start" + n)),
                    n < 0 ? "" : text(form.getFirst("end" + n)),
                    more(form, n),
                    HoursMore.asked(visit)));
        }
        return new KeyInPage.Sheet(
                visits.isEmpty() ? "this person" : visits.getFirst().holderName(),
                source,
                lines,
                KeyInPage.PATH + "/" + person);
    }

    private static List<Typed> typed(List<Booking> visits, MultiValueMap<String, String> form) {
        List<Typed> lines = new ArrayList<>();
        for (Booking visit : visits) {
            int n = number(form, visit.id());
            if (n >= 0) {
                Typed line = new Typed(
                        n, visit, text(form.getFirst("start" + n)), text(form.getFirst("end" + n)), more(form, n));
                if (!line.isEmpty()) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    private static HoursMore more(MultiValueMap<String, String> form, int n) {
        return n < 0 ? HoursMore.NONE : HoursMore.of(field -> form.getFirst(field + n));
    }

    private static int number(MultiValueMap<String, String> form, UUID booking) {
        return form.entrySet().stream()
                .filter(field ->
                        field.getKey().startsWith("booking") && field.getValue().contains(booking.toString()))
                .map(field -> field.getKey().substring("booking".length()))
                .filter(n -> n.matches("\\d{1,4}"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(-1);
    }

    private static Frame frame(Viewer viewer, @Nullable String notice) {
        return Frame.of("Key in", viewer).under(KeyInPage.PATH).withNotice(notice);
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }

    /** What was done with a line, or what is wrong with it. */
    private record Said(boolean done, FormErrors errors) {}

    /** A line as it was typed. */
    private record Typed(int n, Booking booking, String start, String end, HoursMore more) {
        boolean isEmpty() {
            return start.isEmpty() && end.isEmpty() && !more.isFilledIn();
        }

        /** On the day that was booked; what ends before it begins ended on the next day. */
        HoursMore.Reading read() {
            LocalTime from = TypedTime.of(start);
            LocalTime to = TypedTime.of(end);
            FormErrors errors = FormErrors.NONE;
            if (from == null) {
                errors = errors.and("start" + n, "Give the time it began, like 9:30am or 14:00");
            }
            if (to == null) {
                errors = errors.and("end" + n, "Give the time it ended, like midday or 17:15");
            }
            if (from == null || to == null) {
                return new HoursMore.Reading.Wrong(errors);
            }
            LocalDate day = LocalDate.ofInstant(booking.start(), DateWords.LONDON);
            Instant begun = instant(day.atTime(from));
            Instant ended = instant((to.isAfter(from) ? day : day.plusDays(1)).atTime(to));
            return switch (more.read(begun, ended)) {
                case HoursMore.Reading.Told told -> told;
                case HoursMore.Reading.Wrong wrong -> new HoursMore.Reading.Wrong(numbered(wrong.errors()));
            };
        }

        /** Beside which field of this line a refusal stands. */
        String field(Refusal why) {
            return (why instanceof Refusal.Invalid invalid ? HoursMore.field(invalid.field()) : "start") + n;
        }

        private FormErrors numbered(FormErrors errors) {
            FormErrors numbered = FormErrors.NONE;
            for (FormErrors.Wrong wrong : errors.all()) {
                numbered = numbered.and(wrong.field() + n, wrong.message());
            }
            return numbered;
        }

        /** A time that comes twice is the first; one that is left out is as much later. */
        private static Instant instant(LocalDateTime local) {
            List<ZoneOffset> offsets = DateWords.LONDON.getRules().getValidOffsets(local);
            return offsets.isEmpty() ? local.atZone(DateWords.LONDON).toInstant() : local.toInstant(offsets.getFirst());
        }
    }
}
