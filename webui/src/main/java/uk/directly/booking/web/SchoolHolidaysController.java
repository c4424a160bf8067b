package uk.directly.booking.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.booking.SchoolHoliday;
import uk.directly.booking.SchoolHolidays;
import uk.directly.council.London;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.DateParts;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** The council's school holidays: its officers keep the dates that it published. */
@Controller
@RequestMapping("/school-holidays")
@Allow(Role.FINANCE)
class SchoolHolidaysController {
    private static final String HERE = "/school-holidays";

    private final SchoolHolidays holidays;
    private final Clock clock;

    SchoolHolidaysController(SchoolHolidays holidays, Clock clock) {
        this.holidays = holidays;
        this.clock = clock;
    }

    @GetMapping
    Mono<Rendering> list(
            @RequestParam(name = "done", defaultValue = "") String done, Actor actor, Viewer viewer, KeptForm kept) {
        return page(actor, viewer, Typed.of(kept::value), FormErrors.NONE, done).map(Page::show);
    }

    @PostMapping
    Mono<Rendering> add(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            Typed typed = Typed.of(form::getFirst);
            FormErrors errors = typed.errors();
            LocalDate from = typed.first().date();
            LocalDate to = typed.last().date();
            if (!errors.isEmpty() || from == null || to == null) {
                return again(actor, viewer, typed, errors);
            }
            return holidays.add(actor, typed.name(), from, to).flatMap(added -> switch (added) {
                case DONE -> Mono.just(Page.goTo(HERE + "?done=added"));
                case OVERLAPS ->
                    again(actor, viewer, typed, FormErrors.one("first", "Another holiday has some of these days"));
            });
        });
    }

    @PostMapping("/{id}/remove")
    Mono<Rendering> remove(@PathVariable("id") UUID id, Actor actor) {
        // Pressed twice it is gone all the same.
        return holidays.remove(actor, id).thenReturn(Page.goTo(HERE + "?done=removed"));
    }

    private Mono<Rendering> again(Actor actor, Viewer viewer, Typed typed, FormErrors errors) {
        return page(actor, viewer, typed, errors, "").map(page -> page.show(HttpStatus.UNPROCESSABLE_CONTENT));
    }

    private Mono<SchoolHolidaysPage> page(Actor actor, Viewer viewer, Typed typed, FormErrors errors, String done) {
        Frame frame = Frame.of("School holidays", viewer)
                .withNotice(
                        switch (done) {
                            case "added" -> "Added.";
                            case "known" -> "All of them were there already.";
                            case "removed" -> "Removed. What is booked stays booked.";
                            default -> null;
                        });
        return holidays.from(actor.councilId(), London.today(clock))
                .map(each -> new SchoolHolidaysPage.Line(
                        each.name(),
                        DateWords.date(each.from()) + " to " + DateWords.date(each.to()),
                        HERE + "/" + each.id() + "/remove"))
                .collectList()
                .map(lines -> new SchoolHolidaysPage(
                        errors.isEmpty() ? frame : frame.withError(),
                        lines,
                        typed.name(),
                        typed.first(),
                        typed.last(),
                        errors));
    }

    /** As it was typed, right or wrong. */
    private record Typed(String name, DateParts first, DateParts last) {
        static Typed of(Function<String, @Nullable String> field) {
            return new Typed(
                    Objects.requireNonNullElse(field.apply("name"), "").strip(),
                    date(field, "first"),
                    date(field, "last"));
        }

        FormErrors errors() {
            FormErrors errors = FormErrors.NONE;
            if (name.isEmpty() || name.length() > SchoolHoliday.LONGEST_NAME) {
                errors = errors.and("name", "Enter a name of at most 100 characters");
            }
            LocalDate from = first.date();
            LocalDate to = last.date();
            if (from == null) {
                errors = errors.and("first", "Enter a date, like 21 12 2026");
            }
            if (to == null) {
                return errors.and("last", "Enter a date, like 1 1 2027");
            }
            return from != null && !SchoolHoliday.isRight(from, to)
                    ? errors.and("last", "The last day comes after the first, at most 100 days later")
                    : errors;
        }

        private static DateParts date(Function<String, @Nullable String> field, String name) {
            return DateParts.of(field.apply(name + "-day"), field.apply(name + "-month"), field.apply(name + "-year"));
        }
    }
}
