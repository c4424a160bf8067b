package uk.directly.starting.web;

import java.util.List;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/** What money there is and what it is for, one part for each agreement. */
public record MoneyStepPage(Frame frame, List<Part> parts) implements Page {
    @Override
    public String template() {
        return "starting/money";
    }

    /** One agreement: sentences about the money, and what it is for. */
    public record Part(String title, List<String> sentences, List<String> purposes) {}
}
