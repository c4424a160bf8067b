package uk.directly.intake.model;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.directly.intake.ArrangementRow;
import uk.directly.intake.FiguresRow;
import uk.directly.intake.IntakeUpload;
import uk.directly.intake.PayeeRow;
import uk.directly.intake.ReadRow;
import uk.directly.intake.RowFault;
import uk.directly.intake.Sheet;

/** Reads a file of a kind: its line of titles, then each row by these. */
public final class SheetReader {
    private static final int LONGEST = 100;
    private static final int SORT_CODE = 6;
    private static final int ACCOUNT_NUMBER = 8;
    private static final int LONGEST_ACCOUNT_NAME = 70;
    private static final Set<String> WHOSE = Set.of("caseReference", "kind", "from");
    private static final Map<String, String> ENGAGEMENTS = AwardReader.words(
            new String[] {"employed", "self-employed", "business"}, java.util.function.Function.identity());

    private final Sheet sheet;
    private final LocalDate figuresOn;
    private final List<ReadRow> rows = new ArrayList<>();
    private List<String> titles = List.of();
    private @Nullable String fault;

    private SheetReader(Sheet sheet, LocalDate figuresOn) {
        this.sheet = sheet;
        this.figuresOn = figuresOn;
    }

    /**
     * Reads a file's text.
     *
     * @param figuresOn the day of its figures, by which dates are judged
     */
    public static SheetReader read(Sheet sheet, String text, LocalDate figuresOn) {
        SheetReader reader = new SheetReader(sheet, figuresOn);
        reader.read(text.startsWith("\uFEFF") ? text.substring(1) : text);
        return reader;
    }

    /** Its rows, those with faults as well. */
    public List<ReadRow> rows() {
        return List.copyOf(rows);
    }

    /** Why the file as a whole can't be read; null: it can. */
    public @Nullable String fault() {
        return fault;
    }

    private void read(String text) {
        int number = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                number = Math.toIntExact(record.getStartingLineNumber());
                if (titles.isEmpty()) {
                    fault = readTitles(record.getFields());
                } else if (rows.size() == IntakeUpload.MOST_ROWS) {
                    fault = "Only " + IntakeUpload.MOST_ROWS
                            + " rows are taken at once. Send the rest in another file.";
                } else if (isSwallowed(record.getFields())) {
                    fault = unclosed(number);
                } else if (isFilledIn(record.getFields())) {
                    rows.add(row(number, record.getFields()));
                }
                if (fault != null) {
                    return;
                }
            }
        } catch (CsvParseException e) {
            fault = unclosed(number);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("Text is read from memory", e);
        }
        if (fault == null && titles.isEmpty()) {
            fault = "The file is empty.";
        }
    }

    private static String unclosed(int number) {
        return "From row " + number + " on this is no CSV: look for a quotation mark that is not closed.";
    }

    /** A mark that is not closed takes the rows that follow into one cell. */
    private boolean isSwallowed(List<String> fields) {
        return fields.size() != titles.size() && fields.stream().anyMatch(cell -> cell.contains("\n"));
    }

    /** Our own form for figures names everybody: whose amounts are empty is not meant. */
    private boolean isFilledIn(List<String> fields) {
        for (int place = 0; place < fields.size(); place++) {
            boolean names = sheet == Sheet.FIGURES && place < titles.size() && WHOSE.contains(titles.get(place));
            if (!names && !fields.get(place).isBlank()) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String readTitles(List<String> typed) {
        Map<String, String> known = new HashMap<>();
        sheet.columns().forEach(column -> known.put(plain(column.title()), column.title()));
        List<String> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String title : typed) {
            String name = known.get(plain(title));
            if (name == null) {
                return "The first line has to be the titles of the columns. There is none called “"
                        + (title.length() > 40 ? title.substring(0, 40) : title) + "”.";
            }
            if (!seen.add(name)) {
                return "The column " + name + " is there twice.";
            }
            found.add(name);
        }
        String missing = sheet.columns().stream()
                .filter(column -> column.needed() && !seen.contains(column.title()))
                .map(Sheet.Column::title)
                .collect(Collectors.joining(", "));
        titles = List.copyOf(found);
        return missing.isEmpty() ? null : "These columns are missing: " + missing + ".";
    }

    private static String plain(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    }

    private ReadRow row(int number, List<String> fields) {
        Map<String, String> named = new HashMap<>();
        for (int place = 0; place < titles.size() && place < fields.size(); place++) {
            named.put(titles.get(place), fields.get(place));
        }
        Cells cells = new Cells(named);
        if (fields.size() != titles.size()) {
            cells.wrong(
                    titles.getFirst(),
                    "This row has " + fields.size() + " cells, and the line of titles " + titles.size()
                            + ". A text with a comma has to stand in quotation marks.");
            return new ReadRow(sheet, number, cells.caseReference(), Map.of(), only(cells.faults()));
        }
        String reference = cells.caseReference();
        Object content = switch (sheet) {
            case AWARDS -> new AwardReader(cells, figuresOn).read();
            case PAYEES -> payee(cells);
            case ARRANGEMENTS -> arrangement(cells);
            case FIGURES -> figures(number, reference, cells);
        };
        return new ReadRow(sheet, number, reference, content, cells.faults());
    }

    /** A row that is shifted says little else that is true. */
    private static List<RowFault> only(List<RowFault> faults) {
        return faults.subList(0, 1);
    }

    private static PayeeRow payee(Cells cells) {
        return new PayeeRow(
                cells.needed("payee", LONGEST_ACCOUNT_NAME),
                cells.digits("sortCode", SORT_CODE),
                cells.digits("accountNumber", ACCOUNT_NUMBER),
                cells.text("reference", LONGEST));
    }

    private static ArrangementRow arrangement(Cells cells) {
        String engagement = cells.oneOf("engagement", ENGAGEMENTS);
        if (engagement == null && !cells.isWrong("engagement")) {
            cells.wrong("engagement", "Say who is the boss: " + String.join(", ", ENGAGEMENTS.keySet()) + ".");
        }
        return new ArrangementRow(
                cells.needed("who", LONGEST), engagement, cells.neededPounds("rate"), cells.minutes("hoursAWeek"));
    }

    private static FiguresRow figures(int number, @Nullable String reference, Cells cells) {
        return new FiguresRow(
                number,
                reference == null ? "" : reference,
                cells.oneOf("kind", AwardReader.KINDS),
                cells.day("from"),
                known(cells.neededPounds("balanceCouncil")),
                known(cells.pounds("balanceShare")),
                known(cells.pounds("balanceOwn")),
                known(cells.pounds("balanceReserve")),
                known(cells.pounds("spent")),
                known(cells.pounds("received")),
                cells.day("paidUntil"));
    }

    private static long known(@Nullable Long pence) {
        return pence == null ? 0 : pence;
    }
}
