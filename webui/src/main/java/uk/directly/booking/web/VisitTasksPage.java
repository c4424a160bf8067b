package uk.directly.booking.web;

import java.util.List;
import uk.directly.booking.VisitTask;
import uk.directly.web.Card;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Page;

/**
 * Visits that somebody else is asked about: a helper's, or a support worker's calls to make.
 *
 * @param sentence how many
 * @param tasks oldest first
 * @param links where else to go
 */
public record VisitTasksPage(Frame frame, String sentence, List<Card> tasks, List<Link> links) implements Page {
    static final String PATH = "/visit-tasks";

    static VisitTasksPage of(Frame frame, List<VisitTask> tasks, boolean support) {
        return new VisitTasksPage(
                frame,
                tasks.isEmpty()
                        ? "Nothing waits for you."
                        : DateWords.count(tasks.size(), support ? "call" : "visit")
                                + (support ? " to make." : " to answer."),
                tasks.stream().map(VisitTasksPage::card).toList(),
                support
                        ? List.of(
                                new Link("Calls to make", "/notices/calls"),
                                new Link("Messages handed over to you", "/handed-over"),
                                new Link("About the people you support", "/about-people"),
                                new Link("Starting and stopping", "/starting"),
                                new Link("Find support", "/find"))
                        : List.of());
    }

    private static Card card(VisitTask task) {
        return Card.needed(
                task.holderName() + " and " + task.booking().provider().name(),
                List.of(
                        VisitTaskPage.why(task),
                        DateWords.visit(task.booking().start(), task.booking().end()),
                        "Waiting since " + DateWords.day(task.madeAt())),
                Card.Action.main(
                        task.isToAnswer() ? "See and answer" : "See",
                        ": " + task.holderName(),
                        PATH + "/" + task.id()));
    }

    @Override
    public String template() {
        return "booking/visitTasks";
    }
}
