package uk.directly.rate;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.directly.data.Csv;

/**
 * A rate card as a CSV file: engagement, band, pay guide, base rate, in pounds; the pay guide only of employed personal
 * assistants. All rows are right, or none is taken.
 *
 * @param rates what the rows say; incomplete where there are faults
 * @param faults the rows that can't be read, by their number
 */
public record RateCardFile(RateTable rates, List<RowFault> faults) {
    /** The first line of a file. */
    public static final String TITLES = "engagement,band,pay guide,base";

    private static final int COLUMNS = 4;
    private static final Pattern AMOUNT = Pattern.compile("£?(\\d{1,5}|\\d,\\d{3})(\\.\\d\\d)?");
    private static final String ENGAGEMENTS =
            Arrays.stream(CardEngagement.values()).map(CardEngagement::slug).collect(Collectors.joining(", "));
    private static final String BANDS =
            Arrays.stream(Band.values()).map(Band::slug).collect(Collectors.joining(", "));

    public RateCardFile {
        faults = List.copyOf(faults);
    }

    /** Reads a file's text. */
    public static RateCardFile read(String text) {
        Map<RateCell, Long> cells = new LinkedHashMap<>();
        List<RowFault> faults = new ArrayList<>();
        int number = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            for (CsvRecord row : reader) {
                number = Math.toIntExact(row.getStartingLineNumber());
                if (number == 1 && word(row.getField(0)).equals("engagement")) {
                    continue;
                }
                String wrong = take(row.getFields(), cells);
                if (wrong != null) {
                    faults.add(new RowFault(number, wrong));
                }
            }
        } catch (CsvParseException e) {
            faults.add(new RowFault(number + 1, "From here on this is no CSV: look for a quotation mark."));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("Text is read from memory", e);
        }
        if (cells.isEmpty() && faults.isEmpty()) {
            faults.add(new RowFault(1, "There are no rows. Begin with the titles " + TITLES + "."));
        }
        return new RateCardFile(RateTable.of(cells), faults);
    }

    /** The file of a card, with titles. */
    public static String write(RateTable rates) {
        StringBuilder file = new StringBuilder(TITLES).append(Csv.END);
        for (CardEngagement engagement : CardEngagement.values()) {
            for (Band band : Band.values()) {
                OptionalLong base = rates.in(RateCell.base(engagement, band));
                OptionalLong guide = engagement == CardEngagement.EMPLOYED
                        ? rates.in(RateCell.payGuide(band))
                        : OptionalLong.empty();
                if (base.isPresent() || guide.isPresent()) {
                    file.append(engagement.slug())
                            .append(',')
                            .append(band.slug())
                            .append(',')
                            .append(pounds(guide))
                            .append(',')
                            .append(pounds(base))
                            .append(Csv.END);
                }
            }
        }
        return file.toString();
    }

    /** Takes a row; answers what is wrong with it. */
    private static @Nullable String take(List<String> fields, Map<RateCell, Long> cells) {
        if (fields.size() != COLUMNS) {
            return "Give four columns: " + TITLES + ". There are " + fields.size() + ".";
        }
        CardEngagement engagement = find(CardEngagement.values(), CardEngagement::slug, fields.getFirst());
        if (engagement == null) {
            return "\"" + fields.getFirst().strip() + "\" is no engagement. Write one of " + ENGAGEMENTS + ".";
        }
        Band band = find(Band.values(), Band::slug, fields.get(1));
        if (band == null) {
            return "\"" + fields.get(1).strip() + "\" is no band. Write one of " + BANDS + ".";
        }
        if (cells.containsKey(RateCell.base(engagement, band))) {
            return "There is a row for " + engagement.slug() + ", " + band.slug() + " above. Leave one of them out.";
        }
        Long base = pence(fields.get(3));
        if (base == null) {
            return "The base rate has to be pounds like 15.60, above zero and £10,000 at most.";
        }
        String guide = fields.get(2).strip();
        if (engagement == CardEngagement.EMPLOYED) {
            Long pay = pence(guide);
            if (pay == null) {
                return "The pay guide has to be pounds like 13.20, above zero and £10,000 at most.";
            }
            cells.put(RateCell.payGuide(band), pay);
        } else if (!guide.isEmpty()) {
            return "Only employed personal assistants have a pay guide. Leave it empty in this row.";
        }
        cells.put(RateCell.base(engagement, band), base);
        return null;
    }

    private static <T> @Nullable T find(T[] values, java.util.function.Function<T, String> slug, String typed) {
        for (T value : values) {
            if (slug.apply(value).equals(word(typed))) {
                return value;
            }
        }
        return null;
    }

    private static String word(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT).replaceAll("[ _]", "-");
    }

    private static @Nullable Long pence(String typed) {
        String text = typed.strip();
        if (!AMOUNT.matcher(text).matches()) {
            return null;
        }
        long pence =
                new BigDecimal(text.replaceAll("[£,]", "")).movePointRight(2).longValueExact();
        return pence < 1 || pence > RateTable.MOST_PENCE ? null : pence;
    }

    private static String pounds(OptionalLong pence) {
        return pence.isPresent() ? Csv.pounds(pence.getAsLong()) : "";
    }

    /**
     * A row that can't be read.
     *
     * @param row its number in the file, as people count them; the line of titles counts
     * @param reason what is wrong and what to do, in a sentence or two
     */
    public record RowFault(int row, String reason) {}
}
