package uk.directly.agreement.web;

import java.util.List;
import java.util.stream.Stream;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/** A provider asks somebody for a new price (R54). */
public record PricePage(
        Frame frame,
        String back,
        String action,
        List<String> lines,
        String offer,
        List<Field> prices,
        DateParts from,
        String fromHint,
        String percent,
        String days,
        String retainerHint,
        String notice,
        String why,
        FormErrors errors)
        implements Page {
    @Override
    public String template() {
        return "agreement/price";
    }

    /** Whether something is wrong below "Pay while they are in hospital, and notice". */
    public boolean isMoreWrong() {
        return Stream.of("percent", "days", "notice").anyMatch(field -> errors.of(field) != null);
    }

    /** The price of a part of the week, as it was typed. */
    public record Field(String name, String label, String value) {}
}
