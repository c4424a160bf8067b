package uk.directly.spending.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import uk.directly.budget.PlanLine;
import uk.directly.spending.SpendingAnswer;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.TypedPounds;

/** An officer's answer as it was filled in, right or wrong. Lines and limits count with a yes only. */
record AnswerForm(String yes, String line, String upTo, DateParts until, String words) {
    private static final int LONGEST = 1_000;

    static AnswerForm of(KeptForm kept) {
        return new AnswerForm(
                kept.value("yes"),
                kept.value("line"),
                kept.value("upTo"),
                DateParts.of(kept.value("until-day"), kept.value("until-month"), kept.value("until-year")),
                kept.value("words"));
    }

    static AnswerForm of(MultiValueMap<String, String> posted) {
        return new AnswerForm(
                value(posted, "yes"),
                value(posted, "line"),
                value(posted, "upTo"),
                DateParts.of(
                        posted.getFirst("until-day"), posted.getFirst("until-month"), posted.getFirst("until-year")),
                value(posted, "words"));
    }

    FormErrors errors(List<PlanLine> lines, LocalDate today) {
        FormErrors errors = FormErrors.NONE;
        if (!isYes() && !"no".equals(yes)) {
            errors = errors.and("yes", "Choose yes or no");
        }
        if (isYes() && lineOf(lines) == null) {
            errors = errors.and("line", "Choose what in the plan it counts as");
        }
        Long pence = TypedPounds.pence(upTo);
        if (isYes() && !upTo.isBlank() && (pence == null || pence == 0)) {
            errors = errors.and("upTo", "Enter the amount in pounds, like 15 or 12.50, or leave it empty");
        }
        LocalDate day = until.date();
        if (isYes() && !until.isEmpty() && (day == null || day.isBefore(today))) {
            errors = errors.and("until", "Enter a day that is today or later, like 31 3 2027, or leave it empty");
        }
        if (words.isBlank() || words.length() > LONGEST) {
            errors = errors.and("words", "Write the answer, in at most 1,000 letters");
        }
        return errors;
    }

    /** The answer; only where there are no errors. */
    SpendingAnswer answer() {
        return isYes()
                ? new SpendingAnswer(
                        true,
                        words,
                        UUID.fromString(line),
                        upTo.isBlank() ? null : TypedPounds.pence(upTo),
                        until.date())
                : new SpendingAnswer(false, words, null, null, null);
    }

    private boolean isYes() {
        return "yes".equals(yes);
    }

    private @Nullable PlanLine lineOf(List<PlanLine> lines) {
        return lines.stream()
                .filter(each -> each.id().toString().equals(line))
                .findFirst()
                .orElse(null);
    }

    private static String value(MultiValueMap<String, String> posted, String name) {
        return Objects.requireNonNullElse(posted.getFirst(name), "");
    }
}
