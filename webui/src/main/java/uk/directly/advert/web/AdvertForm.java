package uk.directly.advert.web;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.directly.advert.Advert;
import uk.directly.advert.AdvertDraft;
import uk.directly.data.Ids;
import uk.directly.money.Pence;
import uk.directly.web.FormErrors;
import uk.directly.web.TypedPounds;

/** The form of an advert as it was filled in, right or wrong. */
public record AdvertForm(
        String key,
        String repeats,
        String service,
        String pattern,
        String hours,
        String near,
        String rate,
        String words,
        String gender,
        String reason) {
    private static final Pattern HOURS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,2})?");
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);
    private static final String ANYBODY = "anybody";

    static AdvertForm of(UnaryOperator<String> fields) {
        return new AdvertForm(
                fields.apply("key"),
                fields.apply("repeats"),
                fields.apply("service"),
                fields.apply("pattern"),
                fields.apply("hours"),
                fields.apply("near"),
                fields.apply("rate"),
                fields.apply("words"),
                fields.apply("gender"),
                fields.apply("reason"));
    }

    /** The same as it stands; the place is asked again, for only its district was kept. */
    static AdvertForm of(Advert advert, boolean repeated) {
        BigDecimal hours = BigDecimal.valueOf(advert.weeklyMinutes())
                .divide(MINUTES, 2, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return new AdvertForm(
                repeated ? "" : advert.id().toString(),
                repeated ? advert.id().toString() : "",
                advert.service(),
                advert.pattern(),
                hours.toPlainString(),
                outcode(advert.district()),
                Pence.of(advert.ratePence()).text().replace("£", "").replace(",", ""),
                advert.words(),
                Objects.requireNonNullElse(advert.gender(), ANYBODY),
                Objects.requireNonNullElse(advert.genderReason(), ""));
    }

    private static String outcode(String district) {
        return district.substring(district.lastIndexOf(' ') + 1);
    }

    UUID id() {
        UUID id = uuid(key);
        return id == null ? Ids.next() : id;
    }

    @Nullable UUID repeated() {
        return uuid(repeats);
    }

    FormErrors errors() {
        FormErrors errors = FormErrors.NONE;
        if (service.isEmpty()) {
            errors = errors.and("service", "Choose what you are looking for");
        }
        if (pattern.isBlank()) {
            errors = errors.and("pattern", "Say when, for example: weekday mornings");
        }
        if (minutes() == null) {
            errors = errors.and("hours", "Enter the hours a week, like 6 or 2.5");
        }
        if (near.isBlank()) {
            errors = errors.and("near", "Enter your postcode or town");
        }
        Long pence = TypedPounds.pence(rate);
        if (pence == null || pence == 0) {
            errors = errors.and("rate", "Enter the pounds an hour, like 17.80");
        }
        if (words.isBlank()) {
            errors = errors.and("words", "Say in your words what you are looking for");
        }
        return !gender.isEmpty() && !gender.equals(ANYBODY) && reason.isBlank()
                ? errors.and("reason", "Say why it has to be")
                : errors;
    }

    /** As it is kept; only of a form without errors. */
    AdvertDraft draft() {
        return new AdvertDraft(
                service,
                pattern,
                Objects.requireNonNull(minutes()),
                near,
                Objects.requireNonNull(TypedPounds.pence(rate)),
                words,
                gender.equals(ANYBODY) ? null : gender,
                reason);
    }

    private @Nullable Integer minutes() {
        String text = hours.strip();
        return HOURS.matcher(text).matches()
                ? new BigDecimal(text).multiply(MINUTES).intValue()
                : null;
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The page calls its fields as the person does. */
    static String field(String name) {
        return switch (name) {
            case "weeklyMinutes" -> "hours";
            case "ratePence" -> "rate";
            case "genderReason" -> "reason";
            default -> name;
        };
    }
}
