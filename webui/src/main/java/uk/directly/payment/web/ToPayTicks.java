package uk.directly.payment.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.directly.payment.SaidPaid;
import uk.directly.payment.ToPayLine;

/**
 * What a tick on the list to pay stands for: one line or several, and the day on which a statement shows them, written
 * {@code id,id@2026-12-03}.
 */
final class ToPayTicks {
    private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern TICK = Pattern.compile(ID + "(?:," + ID + "){0,199}(?:@\\d{4}-\\d\\d-\\d\\d)?");

    private ToPayTicks() {}

    static String of(List<ToPayLine> lines, @Nullable LocalDate seenOn) {
        String ids = lines.stream().map(line -> line.id().toString()).collect(Collectors.joining(","));
        return seenOn == null ? ids : ids + "@" + seenOn;
    }

    /** What was ticked, each line once; null: this can't come from our page, or names a day after today. */
    static @Nullable List<SaidPaid> read(List<String> ticked, LocalDate today) {
        Map<UUID, SaidPaid> lines = new LinkedHashMap<>();
        for (String tick : ticked) {
            List<SaidPaid> read = read(tick, today);
            if (read == null) {
                return null;
            }
            read.forEach(line -> lines.putIfAbsent(line.settlementId(), line));
        }
        return new ArrayList<>(lines.values());
    }

    private static @Nullable List<SaidPaid> read(String tick, LocalDate today) {
        if (!TICK.matcher(tick).matches()) {
            return null;
        }
        int at = tick.indexOf('@');
        LocalDate day = at < 0 ? null : day(tick.substring(at + 1));
        if (at >= 0 && (day == null || day.isAfter(today))) {
            return null;
        }
        return Pattern.compile(",")
                .splitAsStream(at < 0 ? tick : tick.substring(0, at))
                .map(id -> new SaidPaid(UUID.fromString(id), day))
                .toList();
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
