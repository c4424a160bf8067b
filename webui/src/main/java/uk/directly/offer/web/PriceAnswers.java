package uk.directly.offer.web;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import uk.directly.offer.OfferDraft;
import uk.directly.offer.OfferPrice;
import uk.directly.offer.Session;
import uk.directly.offer.SoldBy;
import uk.directly.rate.Band;
import uk.directly.rate.Rates;
import uk.directly.web.FormErrors;
import uk.directly.web.TypedPounds;

/** The pages about prices: the one price, and by the hour those of other times of the week. */
final class PriceAnswers {
    static final List<Band> OTHER_TIMES = List.of(Band.EVENING, Band.SATURDAY, Band.SUNDAY, Band.BANK_HOLIDAY);

    private static final long MOST_AN_HOUR = 50_000;
    private static final long MOST_ELSE = 500_000;
    private static final int INCLUDED_LENGTH = 1000;

    private PriceAnswers() {}

    static Map<String, String> filled(OfferDraft draft) {
        OfferPrice price = draft.price();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("price", pounds(price.shownPence()));
        values.put("half", price.halfDayPence() == null ? "" : TypedPounds.text(price.halfDayPence()));
        values.put("included", price.included());
        Session session = draft.session();
        values.put("places", session == null ? "" : String.valueOf(session.places()));
        return values;
    }

    static Map<String, String> filledOthers(OfferDraft draft) {
        OptionalLong weekday = draft.rates().in(Band.WEEKDAY);
        Map<String, String> values = new LinkedHashMap<>();
        OTHER_TIMES.forEach(band -> values.put(
                band.slug(),
                draft.rates().in(band).equals(weekday)
                        ? ""
                        : pounds(draft.rates().in(band))));
        return values;
    }

    static FormErrors errors(OfferForm form, OfferDraft draft) {
        OfferKind kind = OfferKind.of(draft.price());
        long most = kind.soldBy() == SoldBy.HOURLY ? MOST_AN_HOUR : MOST_ELSE;
        FormErrors errors = FormErrors.NONE;
        Long pence = TypedPounds.pence(form.value("price"));
        if (wrong(pence, most)) {
            errors = errors.and("price", "Enter " + kind.label().toLowerCase(Locale.UK) + ", like 18.50");
        }
        Long half = TypedPounds.pence(form.value("half"));
        if (kind == OfferKind.DAY && !form.value("half").isEmpty()) {
            if (wrong(half, most)) {
                errors = errors.and("half", "Enter pounds for half a day, like 60, or leave it empty");
            } else if (pence != null && half != null && half >= pence) {
                errors = errors.and("half", "Half a day costs less than a whole one");
            }
        }
        if (kind == OfferKind.FIXED) {
            int length = form.value("included").length();
            if (length == 0) {
                errors = errors.and("included", "Say what people get for it");
            } else if (length > INCLUDED_LENGTH) {
                errors = errors.and("included", "Use fewer words, at most 1,000 letters");
            }
        }
        if (kind == OfferKind.SESSION && (form.number("places") < 1 || form.number("places") > Session.MOST_PLACES)) {
            errors = errors.and("places", "Enter how many people can take part, from 1 to 500");
        }
        return errors;
    }

    static FormErrors errorsOthers(OfferForm form) {
        FormErrors errors = FormErrors.NONE;
        for (Band band : OTHER_TIMES) {
            String typed = form.value(band.slug());
            if (!typed.isEmpty() && wrong(TypedPounds.pence(typed), MOST_AN_HOUR)) {
                errors = errors.and(band.slug(), "Enter pounds for an hour, like 18.50");
            }
        }
        return errors;
    }

    static OfferDraft with(OfferForm form, OfferDraft draft) {
        OfferKind kind = OfferKind.of(draft.price());
        Long pence = TypedPounds.pence(form.value("price"));
        if (pence == null) {
            return draft;
        }
        return switch (kind) {
            case HOURLY -> draft.at(rates(draft.rates(), pence, Map.of()));
            case WAKING_NIGHT, SLEEP_IN, ENQUIRY -> draft.at(draft.price().at(pence));
            case DAY -> draft.at(draft.price().at(pence).halfDays(TypedPounds.pence(form.value("half"))));
            case FIXED -> draft.at(draft.price().at(pence).including(form.value("included")));
            case SESSION -> {
                Session session = draft.session() == null ? Session.empty() : draft.session();
                yield draft.at(draft.price().at(pence)).holding(session.of(form.number("places")));
            }
        };
    }

    static OfferDraft withOthers(OfferForm form, OfferDraft draft) {
        Map<Band, String> typed = new EnumMap<>(Band.class);
        OTHER_TIMES.forEach(band -> typed.put(band, form.value(band.slug())));
        OptionalLong weekday = draft.rates().in(Band.WEEKDAY);
        return draft.at(rates(draft.rates(), weekday.isPresent() ? Long.valueOf(weekday.getAsLong()) : null, typed));
    }

    /** An empty price is the weekday's; one that was the weekday's goes on being it. */
    private static Rates rates(Rates before, @Nullable Long weekday, Map<Band, String> typed) {
        OptionalLong old = before.in(Band.WEEKDAY);
        Map<Band, Long> pence = new EnumMap<>(Band.class);
        pence.putAll(before.penceByBand());
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

    private static boolean wrong(@Nullable Long pence, long most) {
        return pence == null || pence < 1 || pence > most;
    }

    static String pounds(OptionalLong pence) {
        return pence.isPresent() ? TypedPounds.text(pence.getAsLong()) : "";
    }
}
