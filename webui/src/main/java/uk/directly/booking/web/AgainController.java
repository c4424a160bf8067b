package uk.directly.booking.web;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.rate.Span;
import uk.directly.web.Choice;
import uk.directly.web.DateParts;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** On which days a visit comes again, how often, until when, and on which not. Nothing changes here. */
@Controller
class AgainController {
    private static final int MOST_WEEKS = 4;
    private static final String SCHOOL = "school";
    private static final String BANK = "bank";

    private final Screens screens;

    AgainController(Screens screens) {
        this.screens = screens;
    }

    @GetMapping("/book/{offerId}/again")
    @Allow({Role.HOLDER, Role.CARER})
    @ForOthers(Power.BOOK)
    Mono<Rendering> how(
            @PathVariable("offerId") UUID offerId,
            @RequestParam MultiValueMap<String, String> all,
            Actor actor,
            Viewer viewer) {
        Map<String, String> answers = new HashMap<>(all.toSingleValueMap());
        Trail trail = Trail.of(offerId, answers);
        Instant start = trail.start();
        Instant end = trail.end();
        return screens.basis(actor, offerId).map(basis -> {
            if (basis.budgets().isEmpty()) {
                return Screens.noMoney(viewer);
            }
            if (start == null || end == null || !end.isAfter(start)) {
                return Page.goTo(trail.time().toString());
            }
            LocalDate first = LocalDate.ofInstant(start, DateWords.LONDON);
            Form form = Form.of(all, first);
            FormErrors errors = answers.containsKey("answered") ? form.errors(first) : FormErrors.NONE;
            if (answers.containsKey("answered") && errors.isEmpty()) {
                return Page.goTo(trail.again(form.again()).next());
            }
            return page(viewer, basis, trail, new Span(start, end), form, errors)
                    .show(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        });
    }

    private static AgainPage page(
            Viewer viewer, Screens.Basis basis, Trail trail, Span first, Form form, FormErrors errors) {
        Frame frame =
                Frame.of("When does it come again?", viewer).under("/find").withMoney(LeftToUse.line(basis.budgets()));
        return new AgainPage(
                errors.isEmpty() ? frame : frame.withError(),
                trail.chosenTime().toString(),
                "The first visit: " + Purposes.visit(basis.offer(), first),
                trail.again(null).howAgain(),
                Arrays.stream(DayOfWeek.values())
                        .map(day -> Choice.of(Again.slug(day), day.getDisplayName(TextStyle.FULL, Locale.UK)))
                        .toList(),
                form.days().stream().map(Again::slug).toList(),
                List.of(
                        Choice.of("1", "Every week"),
                        Choice.of("2", "Every other week"),
                        Choice.of("3", "Every 3 weeks"),
                        Choice.of("4", "Every 4 weeks")),
                form.often(),
                form.until(),
                List.of(
                        new Choice(SCHOOL, "Not in school holidays", "The dates that your council published."),
                        Choice.of(BANK, "Not on bank holidays")),
                form.not(),
                errors);
    }

    /** What was chosen and typed. */
    private record Form(Set<DayOfWeek> days, String often, DateParts until, List<String> not) {
        static Form of(MultiValueMap<String, String> all, LocalDate first) {
            List<String> ticked = all.getOrDefault("day", List.of());
            Set<DayOfWeek> days = Arrays.stream(DayOfWeek.values())
                    .filter(day -> ticked.contains(Again.slug(day))
                            || (!all.containsKey("answered") && day == first.getDayOfWeek()))
                    .collect(Collectors.toCollection(java.util.TreeSet::new));
            return new Form(
                    days,
                    Objects.requireNonNullElse(all.getFirst("often"), all.containsKey("answered") ? "" : "1"),
                    DateParts.of(all.getFirst("until-day"), all.getFirst("until-month"), all.getFirst("until-year")),
                    all.getOrDefault("without", List.of()));
        }

        FormErrors errors(LocalDate first) {
            FormErrors errors = FormErrors.NONE;
            if (!days.contains(first.getDayOfWeek())) {
                errors = errors.and("day", "Tick " + DateWords.weekday(first) + ", the day of the first visit, too");
            }
            if (weeks() == null) {
                errors = errors.and("often", "Choose how often");
            }
            LocalDate last = until.date();
            if (!until.isEmpty() && last == null) {
                return errors.and("until", "Enter a real date, like 8 12 2026");
            }
            return last != null && last.isBefore(first)
                    ? errors.and("until", "The last day can’t be before the first visit")
                    : errors;
        }

        Again again() {
            return Again.weekly(Objects.requireNonNull(weeks()), days, until.date())
                    .without(not.contains(SCHOOL), not.contains(BANK));
        }

        private @Nullable Integer weeks() {
            for (int weeks = 1; weeks <= MOST_WEEKS; weeks++) {
                if (String.valueOf(weeks).equals(often)) {
                    return weeks;
                }
            }
            return null;
        }
    }
}
