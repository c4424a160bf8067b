package uk.directly.offer.web;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import uk.directly.money.Pence;
import uk.directly.offer.CancellationTemplate;
import uk.directly.offer.OfferDraft;
import uk.directly.offer.WeeklyHours;
import uk.directly.rate.Band;
import uk.directly.rate.Engagement;
import uk.directly.rate.Rates;
import uk.directly.web.FormErrors;
import uk.directly.web.TypedPounds;
import uk.directly.web.TypedTime;

/** Reads the pages of an offer: what is wrong with an answer, and the offer with the answer in it. */
final class OfferAnswers {
    static final List<Band> OTHER_TIMES = List.of(Band.EVENING, Band.SATURDAY, Band.SUNDAY, Band.BANK_HOLIDAY);

    private static final long MOST_PENCE = 50_000;
    private static final int MOST_MILES = 100;
    private static final int DAY_MINUTES = 24 * 60;
    private static final int MOST_NOTICE = 30 * DAY_MINUTES;
    private static final int TITLE_LENGTH = 80;
    private static final int WORDS_LENGTH = 3000;

    private OfferAnswers() {}

    /** The page filled in with what is kept. */
    static OfferForm filled(OfferStep step, OfferDraft draft) {
        Map<String, String> values = new LinkedHashMap<>();
        switch (step) {
            case WHAT -> {
                values.put("service", draft.service());
                values.put("title", draft.title());
            }
            case WORDS -> values.put("description", draft.description());
            case PRICE -> values.put(Band.WEEKDAY.slug(), pounds(draft.rates().in(Band.WEEKDAY)));
            case PRICES -> {
                OptionalLong weekday = draft.rates().in(Band.WEEKDAY);
                OTHER_TIMES.forEach(band -> values.put(
                        band.slug(),
                        draft.rates().in(band).equals(weekday)
                                ? ""
                                : pounds(draft.rates().in(band))));
            }
            case TIMES -> {}
            case TERMS -> {
                values.put("miles", String.valueOf(draft.reachMiles()));
                values.put("shortest", String.valueOf(draft.shortestMinutes()));
                values.put("longest", String.valueOf(draft.longestMinutes()));
                values.put("notice", String.valueOf(draft.noticeMinutes()));
                values.put(
                        "cancel",
                        CancellationTemplate.of(draft.cancellation())
                                .map(CancellationTemplate::slug)
                                .orElse("own"));
                values.put("boss", boss(draft.openTo()));
            }
        }
        return OfferForm.of(values);
    }

    /** What is wrong with what was typed. */
    static FormErrors errors(OfferStep step, OfferForm form, OfferDraft draft) {
        return switch (step) {
            case WHAT -> what(form);
            case WORDS -> words(form);
            case PRICE -> price(Band.WEEKDAY, form, FormErrors.NONE, false);
            case PRICES -> {
                FormErrors errors = FormErrors.NONE;
                for (Band band : OTHER_TIMES) {
                    errors = price(band, form, errors, true);
                }
                yield errors;
            }
            case TIMES -> times(form, draft);
            case TERMS -> terms(form, draft);
        };
    }

    /** R56: where the answer to a page would make the pay unlawful. */
    static FormErrors belowMinimum(OfferStep step, long minimumPence) {
        String field = switch (step) {
            case PRICE -> Band.WEEKDAY.slug();
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
        return errors;
    }

    private static FormErrors words(OfferForm form) {
        int length = form.value("description").length();
        if (length == 0) {
            return FormErrors.one("description", "Say in a few words what you do");
        }
        return length > WORDS_LENGTH
                ? FormErrors.one("description", "Use fewer words, at most 3,000 letters")
                : FormErrors.NONE;
    }

    private static FormErrors price(Band band, OfferForm form, FormErrors errors, boolean mayBeEmpty) {
        String typed = form.value(band.slug());
        if (mayBeEmpty && typed.isEmpty()) {
            return errors;
        }
        Long pence = TypedPounds.pence(typed);
        return pence == null || pence < 1 || pence > MOST_PENCE
                ? errors.and(band.slug(), "Enter pounds for an hour, like 18.50")
                : errors;
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
        } else if (from != null && end(to) <= minute(from)) {
            errors = errors.and("to", "The end must be later than the start");
        }
        return errors;
    }

    private static FormErrors terms(OfferForm form, OfferDraft draft) {
        FormErrors errors = FormErrors.NONE;
        if (form.number("miles") < 1 || form.number("miles") > MOST_MILES) {
            errors = errors.and("miles", "Enter a number of miles from 1 to 100");
        }
        int shortest = form.number("shortest");
        int longest = form.number("longest");
        if (shortest < 1 || shortest > DAY_MINUTES) {
            errors = errors.and("shortest", "Choose the shortest visit");
        }
        if (longest < shortest || longest > DAY_MINUTES) {
            errors = errors.and("longest", "The longest visit can’t be shorter than the shortest");
        }
        if (form.number("notice") < 0 || form.number("notice") > MOST_NOTICE) {
            errors = errors.and("notice", "Choose how long before");
        }
        if (!draft.openTo().contains(Engagement.BUSINESS) && form.value("boss").isEmpty()) {
            errors = errors.and("boss", "Say who is the boss");
        }
        return errors;
    }

    /** The offer with the answer in it; only of what has no errors. */
    static OfferDraft with(OfferStep step, OfferForm form, OfferDraft draft) {
        return switch (step) {
            case WHAT -> draft.about(form.value("service"), form.value("title"));
            case WORDS -> draft.saying(form.value("description"));
            case PRICE -> draft.at(prices(draft.rates(), Map.of(Band.WEEKDAY, form.value(Band.WEEKDAY.slug()))));
            case PRICES -> {
                Map<Band, String> typed = new EnumMap<>(Band.class);
                OTHER_TIMES.forEach(band -> typed.put(band, form.value(band.slug())));
                yield draft.at(prices(draft.rates(), typed));
            }
            case TIMES -> draft.open(hours(form, draft));
            case TERMS ->
                draft.on(
                        bosses(form.value("boss"), draft.openTo()),
                        form.number("miles"),
                        form.number("shortest"),
                        form.number("longest"),
                        form.number("notice"),
                        form.value("cancel").equals("own")
                                ? draft.cancellation()
                                : CancellationTemplate.of(form.value("cancel")).terms());
        };
    }

    /** An empty price is the weekday's; one that was the weekday's goes on being it. */
    private static Rates prices(Rates before, Map<Band, String> typed) {
        OptionalLong old = before.in(Band.WEEKDAY);
        Map<Band, Long> pence = new EnumMap<>(Band.class);
        pence.putAll(before.penceByBand());
        Long weekday = typed.containsKey(Band.WEEKDAY)
                ? TypedPounds.pence(typed.get(Band.WEEKDAY))
                : old.isPresent() ? Long.valueOf(old.getAsLong()) : null;
        if (weekday != null) {
            pence.put(Band.WEEKDAY, weekday);
            OTHER_TIMES.stream().filter(band -> before.in(band).equals(old)).forEach(band -> pence.put(band, weekday));
        }
        typed.forEach((band, text) -> {
            Long given = text.isEmpty() ? weekday : TypedPounds.pence(text);
            if (given != null) {
                pence.put(band, given);
            }
        });
        return new Rates(pence);
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
                    .map(day -> new WeeklyHours(day, minute(from), end(to)))
                    .forEach(hours::add);
        }
        return WeekTimes.merged(hours);
    }

    private static @Nullable DayOfWeek day(String number) {
        return number.matches("[1-7]") ? DayOfWeek.of(Integer.parseInt(number)) : null;
    }

    private static int minute(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }

    /** Midnight at the end of the day is its last minute. */
    private static int end(LocalTime time) {
        return time.equals(LocalTime.MIDNIGHT) ? DAY_MINUTES : minute(time);
    }

    private static String pounds(OptionalLong pence) {
        return pence.isPresent() ? TypedPounds.text(pence.getAsLong()) : "";
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
