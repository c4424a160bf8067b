package uk.directly.accreditation.web;

import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import uk.directly.accreditation.CheckDecision;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;

/**
 * What an officer typed about a check, right or wrong.
 *
 * @param evidence which evidence they saw
 * @param decision {@code accept} or {@code return}
 */
record ItemForm(
        String evidence, String decision, String note, DateParts checkedOn, DateParts expiresOn, String reason) {
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** {@code sent} gives a field's value, or an empty text. */
    static ItemForm of(UnaryOperator<String> sent) {
        return new ItemForm(
                sent.apply("evidence"),
                sent.apply("decision"),
                sent.apply("note"),
                date(sent, "checkedOn"),
                date(sent, "expiresOn"),
                sent.apply("reason"));
    }

    boolean accepts() {
        return decision.equals("accept");
    }

    FormErrors errors() {
        FormErrors errors = FormErrors.NONE;
        if (accepts()) {
            if (!checkedOn.isEmpty() && checkedOn.date() == null) {
                errors = errors.and("checkedOn", "Enter a day, like 31 3 2026, or leave it empty");
            }
            if (!expiresOn.isEmpty() && expiresOn.date() == null) {
                errors = errors.and("expiresOn", "Enter a day, like 31 3 2027, or leave it empty");
            }
        } else if (reason.isBlank()) {
            errors = errors.and("reason", "Say what is wrong and what to give instead");
        }
        return errors;
    }

    CheckDecision decided() {
        return new CheckDecision(evidenceId(), note, checkedOn.date(), expiresOn.date());
    }

    @Nullable UUID evidenceId() {
        return evidence.matches(ID) ? UUID.fromString(evidence) : null;
    }

    private static DateParts date(UnaryOperator<String> sent, String name) {
        return DateParts.of(sent.apply(name + "-day"), sent.apply(name + "-month"), sent.apply(name + "-year"));
    }
}
