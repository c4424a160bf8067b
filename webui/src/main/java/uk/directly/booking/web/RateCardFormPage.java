package uk.directly.booking.web;

import java.util.List;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/**
 * A rate card as it is written: its first day, and a field for each number.
 *
 * @param action where it goes
 * @param back where it doesn't
 * @param id of the card: the same form sent twice is one draft
 * @param version that it was read with; 0: a new one
 * @param day as it was typed
 * @param rows whose numbers they are
 */
public record RateCardFormPage(
        Frame frame,
        FormErrors errors,
        String action,
        String back,
        String id,
        int version,
        DateParts day,
        List<Row> rows)
        implements Page {

    /** The numbers of one kind. */
    public record Row(String title, String hint, List<Field> fields) {}

    /** A number as it was typed, in pounds. */
    public record Field(String name, String label, String value) {}

    @Override
    public String template() {
        return "booking/rates/form";
    }
}
