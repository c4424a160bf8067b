package uk.directly.starting.web;

import java.util.List;
import uk.directly.web.Card;
import uk.directly.web.Frame;
import uk.directly.web.Page;

/** Addresses and dates of birth that wait for another officer, the oldest first. */
public record HomeChecksPage(Frame frame, List<Card> waiting) implements Page {
    @Override
    public String template() {
        return "starting/homeChecks";
    }
}
