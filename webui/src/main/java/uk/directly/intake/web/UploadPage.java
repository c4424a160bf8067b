package uk.directly.intake.web;

import java.util.List;
import uk.directly.intake.Sheet;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * Sending the files of the old system.
 *
 * @param day of the figures, as it was typed
 * @param key makes two presses of the button one request
 * @param columns what stands in each file
 */
public record UploadPage(Frame frame, DateParts day, String key, List<Table> columns, FormErrors errors)
        implements Page {

    static UploadPage of(Frame frame, DateParts day, String key, FormErrors errors) {
        return new UploadPage(
                errors.isEmpty() ? frame : frame.withError(),
                day,
                key,
                List.of(
                        columns("Awards and balances", Sheet.AWARDS),
                        columns("Payees", Sheet.PAYEES),
                        columns("Running arrangements", Sheet.ARRANGEMENTS)),
                errors);
    }

    static Table columns(String caption, Sheet sheet) {
        return new Table(
                caption,
                List.of(
                        Table.Column.text("Column"),
                        Table.Column.text("What stands there"),
                        Table.Column.text("Needed")),
                sheet.columns().stream()
                        .map(column -> Table.Row.of(column.title(), column.help(), column.needed() ? "yes" : "no"))
                        .toList());
    }

    @Override
    public String template() {
        return "intake/upload";
    }
}
