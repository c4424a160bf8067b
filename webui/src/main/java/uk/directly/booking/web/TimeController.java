package uk.directly.booking.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.offer.SoldBy;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.DateParts;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** Screen 5: choose a time. Nothing changes here, so its forms are sent by GET and the answers stand in the address. */
@Controller
class TimeController {
    private final Screens screens;

    TimeController(Screens screens) {
        this.screens = screens;
    }

    @GetMapping("/book/{offerId}/time")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<Rendering> time(
            @PathVariable("offerId") UUID offerId,
            @RequestParam Map<String, String> answers,
            Actor actor,
            Viewer viewer) {
        Trail trail = Trail.of(offerId, answers);
        DateParts typed = DateParts.of(answers.get("day-day"), answers.get("day-month"), answers.get("day-year"));
        LocalDate day = typed.isEmpty() ? date(answers.get("day")) : typed.date();
        LocalDate first = day != null ? day : date(answers.get("from"));
        return screens.basis(actor, offerId).flatMap(basis -> {
            if (basis.budgets().isEmpty()) {
                return Mono.just(Screens.noMoney(viewer));
            }
            if (!basis.offer().isOpen()) {
                return Mono.just(Screens.notAvailable(viewer).show());
            }
            if (basis.offer().soldBy() == SoldBy.SESSION) {
                return Mono.just(Page.goTo(trail.session().toString()));
            }
            return screens.times(viewer, basis, trail, first == null ? LocalDate.EPOCH : first)
                    .map(pages -> show(pages, trail, typed, day, answers));
        });
    }

    private static Rendering show(
            TimePages pages, Trail trail, DateParts typed, @Nullable LocalDate day, Map<String, String> answers) {
        if (day == null) {
            return typed.isEmpty()
                    ? pages.days(typed, FormErrors.NONE).show()
                    : pages.days(typed, FormErrors.one("day", "Enter a real date, like 8 12 2026"))
                            .show(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (pages.free().starts(day).isEmpty()) {
            String message = day.isBefore(pages.today())
                    ? "That day has passed. Choose a day that is still to come"
                    : "Nothing is free on " + DateWords.day(day) + ". Choose another day";
            return pages.days(typed.isEmpty() ? DateParts.of(day) : typed, FormErrors.one("day", message))
                    .show(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        String start = answers.getOrDefault("start", "");
        String length = answers.getOrDefault("minutes", answers.getOrDefault("length", ""));
        if (!answers.containsKey("minutes")) {
            return pages.times(day, start, length, FormErrors.NONE).show();
        }
        int minutes = minutes(length);
        FormErrors errors = pages.errors(day, trail.start(), minutes);
        Instant from = trail.start();
        return errors.isEmpty() && from != null
                ? Page.goTo(next(trail.at(from, from.plusSeconds(minutes * 60L)), day, answers.getOrDefault("how", "")))
                : pages.times(day, start, length, errors).show(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static String next(Trail trail, LocalDate day, String how) {
        return switch (how) {
            case "weekly" -> trail.again(Again.everyWeeks(1, day)).next();
            case "fortnightly" -> trail.again(Again.everyWeeks(2, day)).next();
            case TimePages.MORE -> trail.howAgain().toString();
            default -> trail.again(null).next();
        };
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int minutes(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
