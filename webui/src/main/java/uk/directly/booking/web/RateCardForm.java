package uk.directly.booking.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.Band;
import uk.directly.rate.CardEngagement;
import uk.directly.rate.CardFault;
import uk.directly.rate.CardWords;
import uk.directly.rate.RateCell;
import uk.directly.rate.RateTable;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.TypedPounds;

/**
 * A rate card as an officer types it.
 *
 * @param typed pounds by the place's name; what is missing there was left empty
 */
record RateCardForm(DateParts day, Map<String, String> typed) {
    RateCardForm {
        typed = Map.copyOf(typed);
    }

    /** A card's numbers, to be changed. */
    static RateCardForm of(DateParts day, RateTable rates) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (RateCell cell : RateTable.places()) {
            OptionalLong pence = rates.in(cell);
            if (pence.isPresent()) {
                typed.put(cell.slug(), TypedPounds.text(pence.getAsLong()));
            }
        }
        return new RateCardForm(day, typed);
    }

    /** What was sent. */
    static RateCardForm of(Function<String, @Nullable String> sent) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (RateCell cell : RateTable.places()) {
            String value = sent.apply(cell.slug());
            if (value != null && !value.isBlank()) {
                typed.put(cell.slug(), value.strip());
            }
        }
        return new RateCardForm(day(sent), typed);
    }

    /** The day that was sent. */
    static DateParts day(Function<String, @Nullable String> sent) {
        return DateParts.of(sent.apply("from-day"), sent.apply("from-month"), sent.apply("from-year"));
    }

    /** What can't be read. */
    FormErrors errors() {
        FormErrors errors = dayErrors(day);
        for (RateCell cell : RateTable.places()) {
            String value = typed.get(cell.slug());
            if (value != null && pence(value) == null) {
                errors = errors.and(
                        cell.slug(), "Give the " + CardWords.of(cell) + " in pounds, like 15.60, £10,000 at most");
            }
        }
        return errors;
    }

    /** What is wrong with the day alone. */
    static FormErrors dayErrors(DateParts day) {
        return day.date() == null
                ? FormErrors.one("from", "Give a day, month and year, like 1 4 2027")
                : FormErrors.NONE;
    }

    /** What is wrong with numbers that can be read. */
    static FormErrors errors(List<CardFault> faults) {
        FormErrors errors = FormErrors.NONE;
        for (CardFault fault : faults) {
            errors = errors.and(fault.cell().slug(), CardWords.of(fault));
        }
        return errors;
    }

    /** The day, where there are no errors. */
    LocalDate from() {
        LocalDate date = day.date();
        if (date == null) {
            throw new IllegalStateException("Look for errors first");
        }
        return date;
    }

    /** The numbers, where there are no errors. */
    RateTable rates() {
        Map<RateCell, Long> cells = new LinkedHashMap<>();
        for (RateCell cell : RateTable.places()) {
            Long pence = pence(typed.getOrDefault(cell.slug(), ""));
            if (pence != null) {
                cells.put(cell, pence);
            }
        }
        return RateTable.of(cells);
    }

    /** The fields of the page. */
    List<RateCardFormPage.Row> rows() {
        List<RateCardFormPage.Row> rows = new ArrayList<>();
        rows.add(row("Pay guide, employed PA", "What the PA should earn", RateCell::payGuide));
        for (CardEngagement engagement : CardEngagement.values()) {
            rows.add(row(
                    "Base rate, " + title(engagement),
                    engagement == CardEngagement.EMPLOYED
                            ? "What the budget funds: pay, holiday, employer’s National Insurance, pension"
                            : "What the budget funds",
                    band -> RateCell.base(engagement, band)));
        }
        return rows;
    }

    static String title(CardEngagement engagement) {
        return switch (engagement) {
            case EMPLOYED -> "employed PA";
            case SELF_EMPLOYED -> "self-employed PA";
            case MICRO_PROVIDER -> "micro-provider";
            case ORGANISATION -> "organisation";
        };
    }

    private RateCardFormPage.Row row(String title, String hint, Function<Band, RateCell> cell) {
        List<RateCardFormPage.Field> fields = new ArrayList<>();
        for (Band band : Band.values()) {
            String name = cell.apply(band).slug();
            fields.add(new RateCardFormPage.Field(
                    name, band == Band.SLEEP_IN ? "Sleep-in" : CardWords.of(band), typed.getOrDefault(name, "")));
        }
        return new RateCardFormPage.Row(title, hint, fields);
    }

    private static @Nullable Long pence(String value) {
        Long pence = TypedPounds.pence(value);
        return pence == null || pence < 1 || pence > RateTable.MOST_PENCE ? null : pence;
    }
}
