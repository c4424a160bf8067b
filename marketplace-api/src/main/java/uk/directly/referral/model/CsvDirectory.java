package uk.directly.referral.model;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.directly.referral.DirectoryFormat;
import uk.directly.referral.DirectoryRow;
import uk.directly.referral.DirectoryUpload;

/** A directory as a table: its columns are known by their titles, as directories call them. */
final class CsvDirectory {
    private final String kind;
    private final List<DirectoryRow> rows = new ArrayList<>();
    private List<String> titles = List.of();
    private @Nullable String fault;

    private CsvDirectory(String kind) {
        this.kind = kind;
    }

    static DirectoryReader read(String text, String kind) {
        CsvDirectory directory = new CsvDirectory(kind);
        directory.readRows(text);
        return new DirectoryReader(DirectoryFormat.CSV, directory.rows, directory.fault);
    }

    private void readRows(String text) {
        int number = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                number++;
                if (titles.isEmpty()) {
                    fault = readTitles(record.getFields());
                } else if (rows.size() == DirectoryUpload.MOST_ROWS) {
                    fault = DirectoryReader.tooMany();
                } else if (record.getFields().stream().anyMatch(cell -> !cell.isBlank())) {
                    rows.add(row(number, record.getFields()));
                }
                if (fault != null) {
                    return;
                }
            }
        } catch (CsvParseException e) {
            fault = "From row " + (number + 1) + " on this is no CSV: look for a quotation mark that is not closed.";
        } catch (IOException e) {
            throw new UncheckedIOException("Text is read from memory", e);
        }
    }

    /** Some spreadsheets write semicolons or tabs. */
    private static char separator(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        char best = ',';
        for (char other : new char[] {';', '\t'}) {
            if (count(first, other) > count(first, best)) {
                best = other;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(each -> each == wanted).count();
    }

    private @Nullable String readTitles(List<String> typed) {
        titles = typed.stream().map(CsvDirectory::plain).toList();
        if (titles.stream().noneMatch(Column.NAME.titles::contains)) {
            return "The first line has to be the titles of the columns, and one of them “name”. There are: "
                    + shortened(String.join(", ", typed)) + ".";
        }
        return null;
    }

    private static String shortened(String text) {
        String line = String.valueOf(Entry.line(text));
        return line.length() > 120 ? line.substring(0, 120) + "…" : line;
    }

    static String plain(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private DirectoryRow row(int number, List<String> fields) {
        Map<Column, String> cells = cells(fields);
        Entry entry = new Entry(number, defaultKind());
        entry.key(cells.get(Column.KEY));
        entry.name(cells.get(Column.NAME));
        if (fields.size() != titles.size()) {
            entry.reject("It has " + fields.size() + " cells, and the line of titles " + titles.size()
                    + ". A text with a comma has to stand in quotation marks.");
        }
        entry.organisation(cells.get(Column.ORGANISATION));
        entry.kind(cells.get(Column.KIND));
        entry.description(cells.get(Column.DESCRIPTION));
        entry.address(cells.get(Column.ADDRESS));
        entry.postcode(cells.get(Column.POSTCODE));
        entry.place(GridReference.of(cells.get(Column.LATITUDE), cells.get(Column.LONGITUDE)));
        entry.phone(cells.get(Column.PHONE));
        entry.website(cells.get(Column.WEBSITE));
        String services = cells.get(Column.SERVICES);
        if (services != null) {
            List.of(services.split("[;|]", -1)).forEach(entry::service);
        }
        return entry.row();
    }

    /** Of several columns that mean the same, the first by our list that is filled in. */
    private Map<Column, String> cells(List<String> fields) {
        Map<Column, String> cells = new HashMap<>();
        for (Column column : Column.values()) {
            for (String title : column.titles) {
                int place = titles.indexOf(title);
                if (place >= 0 && place < fields.size() && Entry.line(fields.get(place)) != null) {
                    cells.putIfAbsent(column, fields.get(place));
                }
            }
        }
        return cells;
    }

    private String defaultKind() {
        return titles.contains("registeredcharitynumber") || titles.contains("charitynumber") ? "charity" : kind;
    }

    /** What is read, and the titles by which directories call it: those that say most first. */
    private enum Column {
        KEY(
                "id",
                "sourceid",
                "identifier",
                "registeredcharitynumber",
                "charitynumber",
                "cqcid",
                "cqclocationid",
                "locationid",
                "reference",
                "ref"),
        NAME("name", "servicename", "charityname", "title", "organisationname", "organizationname", "organisation"),
        ORGANISATION("provider", "providername", "runby", "organisation", "organization", "organisationname"),
        KIND("kind", "type", "category", "servicetype"),
        DESCRIPTION("description", "charityactivities", "activities", "summary", "about", "details"),
        ADDRESS("address", "fulladdress", "address1", "addressline1", "street"),
        POSTCODE("postcode", "postalcode", "charitycontactpostcode", "zip"),
        LATITUDE("latitude", "lat"),
        LONGITUDE("longitude", "lon", "lng", "long"),
        PHONE("telephone", "phone", "phonenumber", "telephonenumber", "tel", "contactnumber"),
        WEBSITE("website", "web", "url", "charitycontactweb", "homepage", "webaddress", "cqcwebpage"),
        SERVICES("services", "service", "kindsofsupport");

        @SuppressWarnings("ImmutableEnumChecker") // List.of makes lists that never change
        private final List<String> titles;

        Column(String... titles) {
            this.titles = List.of(titles);
        }
    }
}
