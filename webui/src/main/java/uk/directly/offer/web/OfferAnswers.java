package uk.directly.offer.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.directly.money.Pence;
import uk.directly.offer.CancellationTemplate;
import uk.directly.offer.OfferArea;
import uk.directly.offer.OfferDraft;
import uk.directly.offer.VisitLimits;
import uk.directly.offer.WeeklyHours;
import uk.directly.rate.Engagement;
import uk.directly.web.FormErrors;
import uk.directly.web.TypedTime;

/** Reads the pages of an offer: what is wrong with an answer, and the offer with the answer in it. */
final class OfferAnswers {
    private static final int MOST_MILES = 100;
    private static final int DAY_MINUTES = 24 * 60;
    private static final int MOST_NOTICE = 30 * DAY_MINUTES;
    private static final int TITLE_LENGTH = 80;
    private static final int WORDS_LENGTH = 3000;

    private OfferAnswers() {}

    /** The page filled in with what is kept. */
    static OfferForm filled(OfferStep step, OfferDraft draft) {
        return switch (step) {
            case WHAT ->
                OfferForm.of(
                        Map.of("service", draft.service(), "title", draft.title(), "description", draft.description()));
            case HOW -> OfferForm.of(Map.of("how", OfferKind.of(draft.price()).slug()));
            case PRICE -> OfferForm.of(PriceAnswers.filled(draft));
            case PRICES -> OfferForm.of(PriceAnswers.filledOthers(draft));
            case TIMES, AWAY -> OfferForm.of(Map.of());
            case GAP ->
                OfferForm.of(Map.of("buffer", String.valueOf(draft.visits().bufferMinutes())));
            case DATES -> SessionAnswers.filledDates(draft);
            case VENUE -> SessionAnswers.filledVenue(draft);
            case EXTRAS -> MoreAnswers.filledExtras(draft);
            case AREA -> MoreAnswers.filledArea(draft);
            case MORE -> MoreAnswers.filledMore(draft);
            case TERMS -> {
                Map<String, String> values = new LinkedHashMap<>();
                values.put("miles", String.valueOf(draft.area().reachMiles()));
                values.put("shortest", String.valueOf(draft.visits().shortestMinutes()));
                values.put("longest", String.valueOf(draft.visits().longestMinutes()));
                values.put("notice", String.valueOf(draft.visits().noticeMinutes()));
                values.put(
                        "cancel",
                        CancellationTemplate.of(draft.cancellation())
                                .map(CancellationTemplate::slug)
                                .orElse("own"));
                values.put("boss", boss(draft.openTo()));
                yield OfferForm.of(values);
            }
        };
    }

    /** What is wrong with what was typed. */
    static FormErrors errors(OfferStep step, OfferForm form, OfferDraft draft, LocalDate today) {
        return switch (step) {
            case WHAT -> what(form);
            case HOW ->
                OfferKind.of(form.value("how")).isEmpty()
                        ? FormErrors.one("how", "Choose how you charge")
                        : FormErrors.NONE;
            case PRICE -> PriceAnswers.errors(form, draft);
            case PRICES -> PriceAnswers.errorsOthers(form);
            case TIMES -> times(form, draft);
            case AWAY -> form.value("remove").isEmpty() ? AwayAnswers.errors(form, draft, today) : FormErrors.NONE;
            case GAP -> AwayAnswers.errorsBuffer(form);
            case DATES -> SessionAnswers.errorsDates(form, draft, today);
            case VENUE -> SessionAnswers.errorsVenue(form);
            case EXTRAS -> MoreAnswers.errorsExtras(form);
            case AREA -> MoreAnswers.errorsArea(form);
            case MORE -> MoreAnswers.errorsMore(form);
            case TERMS -> terms(form, draft);
        };
    }

    /** R56: where the answer to a page would make the pay unlawful. */
    static FormErrors belowMinimum(OfferStep step, long minimumPence) {
        String field = switch (step) {
            case PRICE -> "price";
            case TERMS -> "boss";
            default -> "";
        };
        return FormErrors.one(field, belowMinimum(minimumPence));
    }

    static String belowMinimum(long minimumPence) {
        return "Ask for " + Pence.of(minimumPence).text()
                + " an hour or more: the law says that who employs you pays at" + " least that when you are 21 or over";
    }

    private static FormErrors what(OfferForm form) {
        FormErrors errors = FormErrors.NONE;
        if (form.value("service").isEmpty()) {
            errors = errors.and("service", "Choose what you offer");
        }
        String title = form.value("title");
        if (title.isEmpty()) {
            errors = errors.and("title", "Give it a name, like Help in the garden");
        } else if (title.length() > TITLE_LENGTH) {
            errors = errors.and("title", "Use a shorter name, at most 80 letters");
        }
        int length = form.value("description").length();
        if (length == 0) {
            errors = errors.and("description", "Say in a few words what you do");
        } else if (length > WORDS_LENGTH) {
            errors = errors.and("description", "Use fewer words, at most 3,000 letters");
        }
        return errors;
    }

    /** Nothing typed is fine where there are times already. */
    private static FormErrors times(OfferForm form, OfferDraft draft) {
        boolean nothing = form.values("days").isEmpty()
                && form.value("from").isEmpty()
                && form.value("to").isEmpty();
        if (nothing && !draft.hours().isEmpty() && form.value("do").isEmpty()) {
            return FormErrors.NONE;
        }
        FormErrors errors = FormErrors.NONE;
        if (form.values("days").isEmpty()) {
            errors = errors.and("days", "Choose the days");
        }
        LocalTime from = TypedTime.of(form.value("from"));
        LocalTime to = TypedTime.of(form.value("to"));
        if (from == null) {
            errors = errors.and("from", "Enter a time, like 9:30am");
        }
        if (to == null) {
            errors = errors.and("to", "Enter a time, like 5pm");
        } else if (from != null && WeekTimes.end(to) <= WeekTimes.minute(from)) {
            errors = errors.and("to", "The end must be later than the start");
        }
        return errors;
    }

    private static FormErrors terms(OfferForm form, OfferDraft draft) {
        OfferKind kind = OfferKind.of(draft.price());
        FormErrors errors = FormErrors.NONE;
        if (kind.travels() && (form.number("miles") < 1 || form.number("miles") > MOST_MILES)) {
            errors = errors.and("miles", "Enter a number of miles from 1 to 100");
        }
        int shortest = form.number("shortest");
        int longest = form.number("longest");
        if (kind.hasLength() && (shortest < 1 || shortest > DAY_MINUTES)) {
            errors = errors.and("shortest", "Choose the shortest visit");
        }
        if (kind.hasLength() && (longest < shortest || longest > DAY_MINUTES)) {
            errors = errors.and("longest", "The longest visit can’t be shorter than the shortest");
        }
        if (kind.isBooked() && (form.number("notice") < 0 || form.number("notice") > MOST_NOTICE)) {
            errors = errors.and("notice", "Choose how long before");
        }
        if (kind.hasLength()
                && !draft.openTo().contains(Engagement.BUSINESS)
                && form.value("boss").isEmpty()) {
            errors = errors.and("boss", "Say who is the boss");
        }
        return errors;
    }

    /** The offer with the answer in it; only of what has no errors. */
    static OfferDraft with(OfferStep step, OfferForm form, OfferDraft draft, LocalDate today) {
        return switch (step) {
            case WHAT -> draft.about(form.value("service"), form.value("title")).saying(form.value("description"));
            case HOW ->
                OfferKind.of(form.value("how"))
                        .map(kind -> draft.soldAs(kind.soldBy(), kind.wholeBand()))
                        .orElse(draft);
            case PRICE -> PriceAnswers.with(form, draft);
            case PRICES -> PriceAnswers.withOthers(form, draft);
            case TIMES -> draft.open(hours(form, draft));
            case AWAY ->
                form.value("remove").isEmpty()
                        ? AwayAnswers.with(form, draft, today)
                        : AwayAnswers.without(form.value("remove"), draft);
            case GAP -> draft.within(draft.visits().apart(form.number("buffer")));
            case DATES -> SessionAnswers.withDates(form, draft);
            case VENUE -> SessionAnswers.withVenue(form, draft);
            case EXTRAS -> MoreAnswers.withExtras(form, draft);
            case AREA -> MoreAnswers.withArea(form, draft);
            case MORE -> MoreAnswers.withMore(form, draft);
            case TERMS -> terms(OfferKind.of(draft.price()), form, draft);
        };
    }

    private static OfferDraft terms(OfferKind kind, OfferForm form, OfferDraft draft) {
        VisitLimits before = draft.visits();
        VisitLimits limits = kind.hasLength()
                ? new VisitLimits(
                        form.number("shortest"), form.number("longest"), form.number("notice"), before.bufferMinutes())
                : kind.isBooked() ? before.noticed(form.number("notice")) : before;
        boolean keeps = !kind.isBooked() || form.value("cancel").equals("own");
        OfferDraft changed = draft.on(
                kind.hasLength() ? bosses(form.value("boss"), draft.openTo()) : draft.openTo(),
                limits,
                keeps
                        ? draft.cancellation()
                        : CancellationTemplate.of(form.value("cancel")).terms());
        return kind.travels()
                ? changed.reaching(
                        new OfferArea(form.number("miles"), draft.area().outcodes()))
                : changed;
    }

    /** What is kept and what was typed, or only that; each day's times put together where they touch. */
    private static List<WeeklyHours> hours(OfferForm form, OfferDraft draft) {
        LocalTime from = TypedTime.of(form.value("from"));
        LocalTime to = TypedTime.of(form.value("to"));
        List<WeeklyHours> hours = new ArrayList<>(form.value("do").equals("only") ? List.of() : draft.hours());
        if (from != null && to != null) {
            form.values("days").stream()
                    .map(OfferAnswers::day)
                    .filter(Objects::nonNull)
                    .map(day -> new WeeklyHours(day, WeekTimes.minute(from), WeekTimes.end(to)))
                    .forEach(hours::add);
        }
        return WeeklyHours.merged(hours);
    }

    private static @Nullable DayOfWeek day(String number) {
        return number.matches("[1-7]") ? DayOfWeek.of(Integer.parseInt(number)) : null;
    }

    private static String boss(List<Engagement> openTo) {
        return openTo.size() > 1 ? "both" : openTo.getFirst().slug();
    }

    private static List<Engagement> bosses(String boss, List<Engagement> before) {
        return switch (boss) {
            case "both" -> List.of(Engagement.EMPLOYED, Engagement.SELF_EMPLOYED);
            case "employed" -> List.of(Engagement.EMPLOYED);
            case "self-employed" -> List.of(Engagement.SELF_EMPLOYED);
            default -> before;
        };
    }
}
