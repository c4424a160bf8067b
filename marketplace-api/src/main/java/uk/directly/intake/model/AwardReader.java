package uk.directly.intake.model;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.directly.budget.AwardKind;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.FieldFault;
import uk.directly.budget.MoneyRoute;
import uk.directly.budget.Paid;
import uk.directly.budget.ReviewBand;
import uk.directly.council.FullPostcode;
import uk.directly.intake.AwardRow;

/** Reads a row of the awards. */
final class AwardReader {
    /** One with a backslash before it belongs to the line. */
    private static final Pattern SEMICOLON = Pattern.compile("(?<!\\\\);");

    /** The first direct payments were made under an Act that came in force on this day. */
    private static final LocalDate EARLIEST = LocalDate.of(1997, 4, 1);

    private static final int YEARS_AHEAD = 2;
    private static final int OLDEST = 120;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_LINES = 20;
    private static final int LONGEST_LINE = 200;
    static final Map<String, AwardKind> KINDS = words(AwardKind.values(), AwardKind::slug);
    private static final Map<String, Paid> PAID = words(Paid.values(), Paid::slug);
    private static final Map<String, ReviewBand> BANDS = words(ReviewBand.values(), ReviewBand::slug);
    private static final Map<String, MoneyRoute> ROUTES = words(MoneyRoute.values(), MoneyRoute::slug);
    private static final Map<String, Integer> CYCLES = cycles();

    /** What the rules of awards call their fields, and what our columns are called. */
    private static final Map<String, String> COLUMNS = Map.of(
            "weeklyPence", "weekly",
            "contributionWeeklyPence", "contribution",
            "cycleWeeks", "cycle",
            "plannedMinutesWeekly", "hoursAWeek",
            "paid", "netOrGross");

    private final Cells cells;
    private final LocalDate figuresOn;

    AwardReader(Cells cells, LocalDate figuresOn) {
        this.cells = cells;
        this.figuresOn = figuresOn;
    }

    /** How often it is paid in, in words, by weeks. */
    static Map<String, Integer> cycles() {
        Map<String, Integer> words = new LinkedHashMap<>();
        words.put("weekly", 1);
        words.put("fortnightly", 2);
        words.put("four-weekly", 4);
        words.put("yearly", 52);
        return java.util.Collections.unmodifiableMap(words);
    }

    static <T> Map<String, T> words(T[] values, Function<T, String> word) {
        return Arrays.stream(values)
                .collect(Collectors.toMap(word, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    AwardRow read() {
        AwardKind kind = cells.oneOf("kind", KINDS);
        if (kind == null && !cells.isWrong("kind")) {
            cells.wrong("kind", "Say which kind: " + String.join(", ", KINDS.keySet()) + ".");
        }
        String address = cells.text("address", 300);
        AwardRow row = new AwardRow(
                cells.needed("givenName", LONGEST_NAME),
                cells.text("familyName", LONGEST_NAME),
                born(),
                cells.text("email", 200),
                cells.text("phone", 40),
                address,
                postcode(address),
                kind,
                from(),
                cells.day("to"),
                cells.neededPounds("weekly"),
                or(cells.oneOf("netOrGross", PAID), Paid.NET),
                cells.pounds("contribution"),
                cycle(kind),
                or(cells.oneOf("reviewBand", BANDS), ReviewBand.STANDARD),
                cells.minutes("hoursAWeek"),
                route(kind),
                cells.text("broker", 200),
                lines(),
                cells.day("paidUntil"),
                cells.neededPounds("balanceCouncil"),
                cells.pounds("balanceShare"),
                cells.pounds("balanceOwn"),
                cells.pounds("balanceReserve"));
        terms(row);
        days(row);
        broker(row);
        return row;
    }

    private static <T> T or(@Nullable T found, T otherwise) {
        return found == null ? otherwise : found;
    }

    private @Nullable LocalDate born() {
        LocalDate born = cells.day("born");
        if (born != null && (born.isAfter(figuresOn) || born.isBefore(figuresOn.minusYears(OLDEST)))) {
            cells.wrong("born", "Nobody who is alive was born on that day.");
        }
        return born;
    }

    private @Nullable String postcode(@Nullable String address) {
        String text = cells.text("postcode", 40);
        if (text == null) {
            if (address != null && !cells.isWrong("postcode")) {
                cells.wrong("postcode", "An address needs its postcode.");
            }
            return null;
        }
        String postcode = FullPostcode.of(text);
        if (postcode == null) {
            cells.wrong("postcode", "Give a full postcode, like M33 2AA.");
        } else if (address == null && !cells.isWrong("address")) {
            cells.wrong("address", "A postcode needs its address.");
        }
        return postcode;
    }

    private @Nullable LocalDate from() {
        LocalDate from = cells.day("from");
        if (from == null && !cells.isWrong("from")) {
            cells.wrong("from", "Give the first day.");
        } else if (from != null && (from.isBefore(EARLIEST) || from.isAfter(figuresOn.plusYears(YEARS_AHEAD)))) {
            cells.wrong("from", "Give a day from April 1997 on, and at most " + YEARS_AHEAD + " years ahead.");
        }
        return from;
    }

    private @Nullable Integer cycle(@Nullable AwardKind kind) {
        Integer weeks = cells.oneOf("cycle", CYCLES);
        if (weeks == null && !cells.isWrong("cycle")) {
            if (kind == AwardKind.ONE_OFF_DIRECT_PAYMENT) {
                return 1;
            }
            cells.wrong("cycle", "Say how often it is paid in: " + String.join(", ", CYCLES.keySet()) + ".");
        }
        return weeks;
    }

    private @Nullable MoneyRoute route(@Nullable AwardKind kind) {
        MoneyRoute route = cells.oneOf("moneyRoute", ROUTES);
        return route == null && kind == AwardKind.ISF && !cells.isWrong("moneyRoute") ? MoneyRoute.ISF : route;
    }

    private @Nullable List<String> lines() {
        String text = cells.text("planLines", MOST_LINES * (LONGEST_LINE + 2));
        if (text == null) {
            return null;
        }
        List<String> lines = Arrays.stream(SEMICOLON.split(text, -1))
                .map(line -> line.replace("\\;", ";").strip())
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            cells.wrong("planLines", "Give 1 to " + MOST_LINES + " lines, with a semicolon between them.");
        } else if (lines.stream().anyMatch(line -> line.length() > LONGEST_LINE)) {
            cells.wrong("planLines", "A line has at most " + LONGEST_LINE + " characters.");
        } else if (lines.stream()
                        .map(line -> line.toLowerCase(Locale.UK))
                        .distinct()
                        .count()
                < lines.size()) {
            cells.wrong("planLines", "Give each line once.");
        }
        return lines;
    }

    /** What an award can be, an officer's or one of a file. */
    private void terms(AwardRow row) {
        if (row.kind() == null
                || row.weeklyPence() == null
                || row.paid() == null
                || row.contributionPence() == null
                || row.cycleWeeks() == null
                || row.reviewBand() == null) {
            return;
        }
        AwardTerms terms = new AwardTerms(
                row.weeklyPence(),
                row.paid(),
                row.contributionPence(),
                row.cycleWeeks(),
                row.reviewBand(),
                row.plannedMinutes());
        for (FieldFault fault : terms.faults(row.kind())) {
            cells.wrong(COLUMNS.getOrDefault(fault.field(), fault.field()), fault.message());
        }
    }

    private void days(AwardRow row) {
        LocalDate from = row.from();
        LocalDate to = row.to();
        LocalDate paidUntil = row.paidUntil();
        if (row.kind() == AwardKind.ONE_OFF_DIRECT_PAYMENT && to == null && !cells.isWrong("to")) {
            cells.wrong("to", "Say by when a one-off payment has to be spent.");
        }
        if (from != null && to != null && to.isBefore(from)) {
            cells.wrong("to", "The last day is before the first.");
        } else if (from != null && paidUntil != null) {
            if (paidUntil.isBefore(from.minusDays(1))) {
                cells.wrong("paidUntil", "This is before the award begins.");
            } else if (to != null && paidUntil.isAfter(to)) {
                cells.wrong("paidUntil", "This is after the award ends.");
            }
        }
    }

    private void broker(AwardRow row) {
        if (row.kind() == null || cells.isWrong("moneyRoute") || cells.isWrong("broker")) {
            return;
        }
        boolean isFund = row.route() == MoneyRoute.ISF;
        if (row.kind() == AwardKind.ISF && !isFund) {
            cells.wrong("moneyRoute", "A fund is run by an organisation: leave the route empty.");
        } else if (isFund && row.broker() == null) {
            cells.wrong("broker", "Say which organisation runs the fund.");
        } else if (!isFund && row.broker() != null) {
            cells.wrong("broker", "Only a fund has an organisation that runs it.");
        }
    }
}
