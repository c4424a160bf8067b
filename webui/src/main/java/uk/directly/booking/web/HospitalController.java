package uk.directly.booking.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.booking.HospitalStays;
import uk.directly.council.London;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;
import uk.directly.web.Whose;

/** The hospital switch: one page for its beginning and its end (R53). */
@Controller
@RequestMapping(HospitalPage.PATH)
@Allow({Role.HOLDER, Role.CARER})
class HospitalController {
    private final HospitalStays stays;
    private final Clock clock;

    HospitalController(HospitalStays stays, Clock clock) {
        this.stays = stays;
        this.clock = clock;
    }

    @GetMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> ask(
            @RequestParam(name = "answered", required = false) @Nullable String answered,
            @RequestParam(name = "done", required = false) @Nullable String done,
            ServerWebExchange exchange,
            Actor actor,
            Viewer viewer) {
        MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
        DateParts first = parts(query, "first");
        DateParts last = parts(query, "last");
        if (answered == null) {
            return page(actor, viewer, FormErrors.NONE, DateParts.EMPTY, DateParts.EMPTY, null, notice(done))
                    .map(Page::show);
        }
        LocalDate from = first.date();
        LocalDate to = last.date();
        FormErrors errors = errors(from, to, London.today(clock));
        if (from == null || to == null || !errors.isEmpty()) {
            return page(actor, viewer, errors, first, last, null, null)
                    .map(page -> page.show(HttpStatus.UNPROCESSABLE_CONTENT));
        }
        return stays.plan(actor, from, to)
                .flatMap(plan -> page(
                        actor,
                        viewer,
                        FormErrors.NONE,
                        first,
                        last,
                        HospitalPage.plan(plan, Ids.next().toString(), Whose.of(viewer)),
                        null))
                .map(Page::show);
    }

    @PostMapping
    @ForOthers(Power.BOOK)
    Mono<Rendering> pause(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            LocalDate from = date(form.getFirst("from"));
            LocalDate to = date(form.getFirst("to"));
            UUID key = id(form.getFirst("key"));
            if (from == null
                    || to == null
                    || key == null
                    || !errors(from, to, London.today(clock)).isEmpty()) {
                return Mono.just(Page.goTo(HospitalPage.PATH));
            }
            String seen = Objects.requireNonNullElse(form.getFirst("seen"), "");
            return stays.plan(actor, from, to)
                    .flatMap(plan -> plan.seen().equals(seen)
                            ? stays.pause(actor, key, plan)
                                    .flatMap(outcome -> answer(actor, viewer, plan, key, outcome))
                            // Pressed twice, what was shown is paused already: the stay says so.
                            : stays.open(actor)
                                    .any(stay -> stay.id().equals(key))
                                    .flatMap(there -> there
                                            ? Mono.just(Page.goTo(HospitalPage.PATH + "?done=paused"))
                                            : answer(actor, viewer, plan, key, HospitalStays.Outcome.CHANGED)));
        });
    }

    @PostMapping("/end")
    @ForOthers(Power.BOOK)
    Mono<Rendering> end(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            UUID stay = id(form.getFirst("stay"));
            String field = Objects.requireNonNullElse(form.getFirst("field"), "end0");
            LocalDate today = London.today(clock);
            LocalDate last = "yes".equals(form.getFirst("never"))
                    ? LocalDate.EPOCH
                    : parts(form, field).date();
            if (stay == null) {
                return Mono.just(Page.goTo(HospitalPage.PATH));
            }
            if (last == null
                    || (last.isBefore(today.minusDays(HospitalStays.MOST_DAYS)) && !last.equals(LocalDate.EPOCH))) {
                return page(
                                actor,
                                viewer,
                                FormErrors.one(field, "Enter a date, like 17 8 2027"),
                                DateParts.EMPTY,
                                DateParts.EMPTY,
                                null,
                                null)
                        .map(page -> page.show(HttpStatus.UNPROCESSABLE_CONTENT));
            }
            return stays.end(actor, stay, last).thenReturn(Page.goTo(HospitalPage.PATH + "?done=changed"));
        });
    }

    private Mono<Rendering> answer(
            Actor actor, Viewer viewer, HospitalStays.Plan plan, UUID key, HospitalStays.Outcome outcome) {
        String wrong = switch (outcome) {
            case DONE, NOT_FOUND -> null;
            case OVERLAPS -> "Some of these days are said already. Change the last day below instead";
            case CHANGED -> "Something about these visits has changed since you looked. Nothing was done. Look again";
        };
        return wrong == null
                ? Mono.just(Page.goTo(HospitalPage.PATH + "?done=paused"))
                : page(
                                actor,
                                viewer,
                                FormErrors.one("", wrong),
                                DateParts.of(plan.first()),
                                DateParts.of(plan.last()),
                                HospitalPage.plan(plan, key.toString(), Whose.of(viewer)),
                                null)
                        .map(page -> page.show(HttpStatus.CONFLICT));
    }

    private Mono<HospitalPage> page(
            Actor actor,
            Viewer viewer,
            FormErrors errors,
            DateParts first,
            DateParts last,
            HospitalPage.@Nullable Plan plan,
            @Nullable String notice) {
        Frame frame = Frame.of("In hospital", viewer).under("/visits").withNotice(notice);
        return stays.open(actor)
                .collectList()
                .map(open -> new HospitalPage(
                        errors.isEmpty() ? frame : frame.withError(),
                        errors,
                        HospitalPage.stays(open),
                        first,
                        last,
                        plan));
    }

    static FormErrors errors(@Nullable LocalDate first, @Nullable LocalDate last, LocalDate today) {
        FormErrors errors = FormErrors.NONE;
        if (first == null) {
            errors = errors.and("first", "Enter a date, like 3 8 2027");
        } else if (first.isBefore(today.minusDays(HospitalStays.MOST_DAYS))) {
            errors = errors.and("first", "That is too long ago");
        }
        if (last == null) {
            errors = errors.and("last", "Enter a date, like 17 8 2027");
        } else if (last.isBefore(today)) {
            errors = errors.and("last", "Enter a day that is still to come");
        } else if (first != null && last.isBefore(first)) {
            errors = errors.and("last", "The last day can’t be before the first");
        } else if (first != null && first.plusDays(HospitalStays.MOST_DAYS - 1L).isBefore(last)) {
            errors = errors.and("last", "That is more than a year");
        }
        return errors;
    }

    private static @Nullable String notice(@Nullable String done) {
        return switch (done == null ? "" : done) {
            case "paused" -> "Your visits are paused. All the best.";
            case "changed" -> "Saved. Book the visits that you want again.";
            default -> null;
        };
    }

    private static DateParts parts(MultiValueMap<String, String> fields, String name) {
        return DateParts.of(
                fields.getFirst(name + "-day"), fields.getFirst(name + "-month"), fields.getFirst(name + "-year"));
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
