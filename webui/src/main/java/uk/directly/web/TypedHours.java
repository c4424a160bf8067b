package uk.directly.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hours as people type them: 20, 17.5, 17:30. */
public final class TypedHours {
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,3}(\\.\\d{1,2})?");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,3}):([0-5]\\d)");
    private static final int MINUTES = 60;
    private static final int QUARTER = 15;

    private TypedHours() {}

    /** The minutes, to the nearest whole one; null for anything that is no length of time. */
    public static @Nullable Integer minutes(@Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return Integer.parseInt(clock.group(1)) * MINUTES + Integer.parseInt(clock.group(2));
        }
        return DECIMAL.matcher(text).matches()
                ? new BigDecimal(text)
                        .multiply(BigDecimal.valueOf(MINUTES))
                        .setScale(0, RoundingMode.HALF_UP)
                        .intValueExact()
                : null;
    }

    /** As it is typed: 20, 17.5, or 17:20 where there is no short decimal. */
    public static String text(int minutes) {
        return minutes % QUARTER == 0
                ? BigDecimal.valueOf(minutes)
                        .divide(BigDecimal.valueOf(MINUTES))
                        .stripTrailingZeros()
                        .toPlainString()
                : minutes / MINUTES + ":" + (minutes % MINUTES < 10 ? "0" : "") + minutes % MINUTES;
    }
}
