package uk.directly.booking.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import uk.directly.booking.RateAnswer;
import uk.directly.rate.Band;
import uk.directly.rate.Rates;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.TypedPounds;

/** An officer's answer as it was filled in, right or wrong. Rates and days count with a yes only. */
record RateAnswerForm(String yes, String rate, Map<Band, String> bands, DateParts from, DateParts until, String words) {

    /** Before anything was filled in: from today on. */
    static RateAnswerForm of(KeptForm kept, LocalDate today) {
        return kept.isEmpty()
                ? new RateAnswerForm("", "", Map.of(), DateParts.of(today), DateParts.EMPTY, "")
                : of(kept::value);
    }

    static RateAnswerForm of(MultiValueMap<String, String> posted) {
        return of(name -> Objects.requireNonNullElse(posted.getFirst(name), ""));
    }

    private static RateAnswerForm of(UnaryOperator<String> value) {
        Map<Band, String> bands = new LinkedHashMap<>();
        for (Band band : Band.values()) {
            String typed = value.apply(field(band)).strip();
            if (!typed.isEmpty()) {
                bands.put(band, typed);
            }
        }
        return new RateAnswerForm(
                value.apply("yes"),
                value.apply("rate").strip(),
                bands,
                date("from", value),
                date("until", value),
                value.apply("words"));
    }

    private static DateParts date(String name, UnaryOperator<String> value) {
        return DateParts.of(value.apply(name + "-day"), value.apply(name + "-month"), value.apply(name + "-year"));
    }

    static String field(Band band) {
        return "rate-" + band.slug();
    }

    FormErrors errors(Rates offered, LocalDate today) {
        FormErrors errors = FormErrors.NONE;
        if (!isYes() && !"no".equals(yes)) {
            errors = errors.and("yes", "Choose yes or no");
        }
        if (isYes()) {
            errors = days(rates(errors, offered), today);
        }
        return words.isBlank() || words.length() > RateAnswer.LONGEST
                ? errors.and("words", "Write the answer with your reasons, in at most 1,000 letters")
                : errors;
    }

    private FormErrors rates(FormErrors before, Rates offered) {
        FormErrors errors = before;
        if (rate.isEmpty() == bands.isEmpty()) {
            return errors.and("rate", "Enter one figure, or one for each time of the week, but not both");
        }
        if (!rate.isEmpty() && isNoAmount(rate)) {
            errors = errors.and("rate", "Enter the amount in pounds, like 21.50");
        }
        for (Map.Entry<Band, String> each : bands.entrySet()) {
            Long pence = TypedPounds.pence(each.getValue());
            if (isNoAmount(each.getValue())) {
                errors = errors.and(field(each.getKey()), "Enter the amount in pounds, like 21.50");
            } else if (pence != null && pence > offered.in(each.getKey()).orElse(0)) {
                errors = errors.and(field(each.getKey()), "Enter at most what the provider asks at this time");
            }
        }
        return errors;
    }

    private FormErrors days(FormErrors before, LocalDate today) {
        FormErrors errors = before;
        LocalDate first = from.date();
        LocalDate last = until.date();
        if (first == null || first.isBefore(today)) {
            errors = errors.and("from", "Enter a day that is today or later, like 31 3 2027");
        }
        if (!until.isEmpty() && (last == null || (first != null && last.isBefore(first)))) {
            errors = errors.and("until", "Enter a day that is not before the first, or leave it empty");
        }
        return errors;
    }

    private static boolean isNoAmount(String typed) {
        Long pence = TypedPounds.pence(typed);
        return pence == null || pence == 0;
    }

    /** The answer; only where there are no errors. */
    RateAnswer answer() {
        if (!isYes()) {
            return RateAnswer.no(words);
        }
        Map<String, Long> rates = new LinkedHashMap<>();
        bands.forEach((band, typed) -> rates.put(band.slug(), Objects.requireNonNull(TypedPounds.pence(typed))));
        @Nullable Long one = rate.isEmpty() ? null : TypedPounds.pence(rate);
        return new RateAnswer(true, words, one, rates, from.date(), until.date());
    }

    private boolean isYes() {
        return "yes".equals(yes);
    }
}
