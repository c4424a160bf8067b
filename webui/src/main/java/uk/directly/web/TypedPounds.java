package uk.directly.web;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.directly.money.Pence;

/** An amount of pounds as people type it: 312, £312.50, 1,234.00. */
public final class TypedPounds {
    private static final Pattern AMOUNT =
            Pattern.compile("\\d{1,12}(\\.\\d{1,2})?|\\d{1,3}(,\\d{3}){1,3}(\\.\\d{1,2})?");
    private static final int PENCE = 2;

    private TypedPounds() {}

    /** The pence, if it is an amount; null for anything else, also for less than nothing. */
    public static @Nullable Long pence(@Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        String amount = text.startsWith("£") ? text.substring(1).strip() : text;
        if (!AMOUNT.matcher(amount).matches()) {
            return null;
        }
        return new BigDecimal(amount.replace(",", "")).movePointRight(PENCE).longValueExact();
    }

    /** The amount as it is typed, without the sign: 312.50. */
    public static String text(long pence) {
        return Pence.of(pence).text().replace("£", "").replace(",", "");
    }
}
