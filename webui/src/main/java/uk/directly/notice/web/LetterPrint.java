package uk.directly.notice.web;

import java.util.ArrayList;
import java.util.List;
import uk.directly.notice.Letter;
import uk.directly.web.DateWords;
import uk.directly.web.HelpLine;
import uk.directly.web.PrintFrame;
import uk.directly.web.Printed;

/**
 * A letter on paper.
 *
 * @param address the lines for the window of the envelope, the name first
 * @param date when it was written
 * @param paragraphs what it says
 * @param call whom to call
 */
public record LetterPrint(PrintFrame frame, List<String> address, String date, List<String> paragraphs, String call)
        implements Printed {

    static LetterPrint of(Letter letter, boolean demonstration) {
        HelpLine help = new HelpLine(letter.council(), letter.phone(), null);
        List<String> address = new ArrayList<>();
        address.add(letter.name());
        address.addAll(letter.address());
        return new LetterPrint(
                new PrintFrame(letter.subject(), help, demonstration, letter.large()),
                address,
                DateWords.date(letter.date()),
                letter.paragraphs(),
                "Questions, or would you like this in another form? Please " + help.call() + ".");
    }

    @Override
    public String template() {
        return "notice/letter";
    }
}
