package uk.directly.spending.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import uk.directly.budget.Budget;
import uk.directly.data.Ids;
import uk.directly.web.FormErrors;
import uk.directly.web.KeptForm;
import uk.directly.web.TypedPounds;

/** The form as it was filled in, right or wrong. */
record AskForm(UUID id, String budget, String what, String amount) {
    private static final int LONGEST = 500;

    static AskForm of(KeptForm kept) {
        return new AskForm(key(kept.value("key")), kept.value("budget"), kept.value("what"), kept.value("amount"));
    }

    static AskForm of(MultiValueMap<String, String> posted) {
        return new AskForm(
                key(value(posted, "key")), value(posted, "budget"), value(posted, "what"), value(posted, "amount"));
    }

    /** The same as another question. */
    AskForm anew() {
        return new AskForm(Ids.next(), budget, what, amount);
    }

    FormErrors errors(List<Budget> mine) {
        FormErrors errors = FormErrors.NONE;
        if (budget(mine) == null) {
            errors = errors.and("budget", "Choose which money");
        }
        if (what.isBlank()) {
            errors = errors.and("what", "Say what you would like to spend it on");
        } else if (what.length() > LONGEST) {
            errors = errors.and("what", "Say it in at most 500 letters, now it has " + what.length());
        }
        return amount.isBlank() || pence() != null
                ? errors
                : errors.and("amount", "Enter the amount in pounds, like 12.50, or leave it empty");
    }

    /** Whose money; null: not chosen. */
    @Nullable UUID budget(List<Budget> mine) {
        if (mine.size() == 1) {
            return mine.getFirst().id();
        }
        return mine.stream()
                .map(Budget::id)
                .filter(each -> each.toString().equals(budget))
                .findFirst()
                .orElse(null);
    }

    @Nullable Long pence() {
        Long pence = TypedPounds.pence(amount);
        return pence == null || pence == 0 ? null : pence;
    }

    private static String value(MultiValueMap<String, String> posted, String name) {
        return Objects.requireNonNullElse(posted.getFirst(name), "");
    }

    private static UUID key(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return Ids.next();
        }
    }
}
