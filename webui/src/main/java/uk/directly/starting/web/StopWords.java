package uk.directly.starting.web;

import java.util.ArrayList;
import java.util.List;
import uk.directly.starting.StopRequest;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.SummaryRow;

/** What somebody would like instead, in words. */
final class StopWords {
    static final List<Choice> CHOICES = List.of(
            new Choice(
                    "council-arranges", "The council arranges my support", "You don’t have to do anything with money."),
            new Choice(
                    "somebody-else-runs-it",
                    "Somebody else runs the money for me",
                    "A person you trust, or an organisation. You still choose who helps you."),
            new Choice("no-support", "I don’t want support any more", "You can come back at any time."));

    private StopWords() {}

    static String wish(String slug) {
        return CHOICES.stream()
                .filter(choice -> choice.value().equals(slug))
                .map(Choice::text)
                .findFirst()
                .orElse(slug);
    }

    /** One wish, as whoever asked reads it. */
    static List<SummaryRow> asked(StopRequest request) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("Asked on " + DateWords.date(request.askedAt()), wish(request.wish())));
        String outcome = request.outcome();
        rows.add(SummaryRow.of(
                "What was agreed",
                outcome == null ? "Nothing yet. The council calls you. Until then everything goes on." : outcome));
        return rows;
    }

    /** The same for officers. */
    static List<SummaryRow> facts(StopRequest request) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("They would like", wish(request.wish())));
        rows.add(SummaryRow.of("Asked on", DateWords.day(request.askedAt())));
        if (request.words() != null) {
            rows.add(new SummaryRow(
                    "They wrote",
                    request.words().lines().filter(line -> !line.isBlank()).toList(),
                    null));
        }
        if (request.outcome() != null && request.doneAt() != null) {
            rows.add(SummaryRow.of("Agreed", request.outcome()));
            rows.add(SummaryRow.of("Written down", DateWords.day(request.doneAt()) + " by " + request.doneBy()));
        }
        return rows;
    }
}
