package uk.directly.acting.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;

/**
 * Whether somebody can decide about money, as it was typed.
 *
 * @param key made with the form, so that one sent twice is done once
 * @param answer {@code yes} or {@code no}
 * @param on when it was assessed
 * @param sure whether the officer has seen whose acting it ends
 */
record CapacityForm(UUID key, String answer, DateParts on, String reason, boolean sure) {
    static CapacityForm of(MultiValueMap<String, String> form) {
        return new CapacityForm(
                PersonPowersController.key(form.getFirst("key")),
                LimitsForm.text(form.getFirst("answer")),
                DateParts.of(form.getFirst("on-day"), form.getFirst("on-month"), form.getFirst("on-year")),
                LimitsForm.text(form.getFirst("reason")),
                "yes".equals(form.getFirst("sure")));
    }

    /** What was kept while somebody signed in again. */
    static CapacityForm of(KeptForm kept, @Nullable String answer) {
        return new CapacityForm(
                PersonPowersController.key(kept.value("key")),
                answer == null ? kept.value("answer") : answer,
                DateParts.of(kept.value("on-day"), kept.value("on-month"), kept.value("on-year")),
                kept.value("reason"),
                false);
    }

    /** What is wrong. */
    FormErrors errors() {
        FormErrors errors = FormErrors.NONE;
        if (!answer.matches("yes|no")) {
            errors = errors.and("answer", "Choose yes or no");
        }
        if (on.date() == null) {
            errors = errors.and("on", "Enter the day of the assessment, like 27 3 2026");
        }
        return reason.isEmpty() ? errors.and("reason", "Write who assessed it, and what follows") : errors;
    }

    /** The field of the page that a field of the decision belongs to. */
    static String field(String name) {
        return name.matches("decidedOn|assessedOn") ? "on" : name;
    }
}
