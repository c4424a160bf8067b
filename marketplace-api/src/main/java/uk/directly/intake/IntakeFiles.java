package uk.directly.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.intake.model.SheetReader;

/**
 * What was read of an upload.
 *
 * @param rows of all files, those with faults as well
 * @param faults why a file as a whole can't be read; none: all can
 */
record IntakeFiles(List<ReadRow> rows, List<SheetFault> faults) {

    static IntakeFiles of(IntakeUpload upload) {
        List<ReadRow> rows = new ArrayList<>();
        List<SheetFault> faults = new ArrayList<>();
        read(Sheet.AWARDS, upload.awards(), upload, rows, faults);
        read(Sheet.PAYEES, upload.payees(), upload, rows, faults);
        read(Sheet.ARRANGEMENTS, upload.arrangements(), upload, rows, faults);
        if (faults.isEmpty() && rows.stream().noneMatch(row -> row.sheet() == Sheet.AWARDS)) {
            faults.add(new SheetFault(Sheet.AWARDS, "There is nothing below the line of titles."));
        }
        return new IntakeFiles(List.copyOf(rows), List.copyOf(faults));
    }

    private static void read(
            Sheet sheet, @Nullable String text, IntakeUpload upload, List<ReadRow> rows, List<SheetFault> faults) {
        if (text == null || (text.isBlank() && sheet != Sheet.AWARDS)) {
            return;
        }
        SheetReader reader = SheetReader.read(sheet, text, upload.figuresOn());
        String fault = reader.fault();
        if (fault != null) {
            faults.add(new SheetFault(sheet, fault));
        }
        rows.addAll(reader.rows());
    }
}
