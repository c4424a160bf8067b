package uk.directly.accreditation.web;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.UnaryOperator;
import uk.directly.accreditation.SuspensionRequest;
import uk.directly.data.Ids;
import uk.directly.web.Address;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;

/**
 * What an officer typed about a suspension, right or wrong. It never stands in an address.
 *
 * @param key makes two clicks one suspension
 * @param safeguarding {@code yes} or {@code no}
 * @param tell {@code now} or {@code later}
 */
record SuspendForm(String key, String safeguarding, String reason, String tell, String delayReason, DateParts review) {
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final int LONGEST = 2_000;

    static SuspendForm of(UnaryOperator<String> sent) {
        return new SuspendForm(
                sent.apply("key").matches(ID) ? sent.apply("key") : Ids.next().toString(),
                sent.apply("safeguarding"),
                sent.apply("reason"),
                sent.apply("tell"),
                sent.apply("delayReason"),
                DateParts.of(sent.apply("review-day"), sent.apply("review-month"), sent.apply("review-year")));
    }

    FormErrors errors(LocalDate today, int mostDelayDays) {
        FormErrors errors = FormErrors.NONE;
        if (!safeguarding.equals("yes") && !safeguarding.equals("no")) {
            errors = errors.and("safeguarding", "Choose yes or no");
        }
        if (reason.isBlank() || reason.length() > LONGEST) {
            errors = errors.and("reason", "Say why, in at most 2,000 letters");
        }
        if (!tell.equals("now") && !isLater()) {
            errors = errors.and("tell", "Choose whether they are told today");
        }
        if (isLater() && (delayReason.isBlank() || delayReason.length() > LONGEST)) {
            errors = errors.and("delayReason", "Say why they can’t be told today, in at most 2,000 letters");
        }
        LocalDate day = review.date();
        if (isLater() && (day == null || day.isBefore(today) || day.isAfter(today.plusDays(mostDelayDays)))) {
            errors = errors.and("review", "Enter a day in the next " + mostDelayDays + " days");
        }
        return errors;
    }

    boolean isLater() {
        return tell.equals("later");
    }

    SuspensionRequest request() {
        return new SuspensionRequest(
                UUID.fromString(key),
                safeguarding.equals("yes"),
                reason,
                isLater() ? delayReason : null,
                isLater() ? review.date() : null);
    }

    /** The answers, for the hidden fields of the second page. */
    Address hidden(String path) {
        return Address.of(path)
                .with("key", key)
                .with("safeguarding", safeguarding)
                .with("reason", reason)
                .with("tell", tell)
                .with("delayReason", delayReason)
                .with("review-day", review.day())
                .with("review-month", review.month())
                .with("review-year", review.year());
    }
}
