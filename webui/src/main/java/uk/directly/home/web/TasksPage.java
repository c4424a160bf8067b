package uk.directly.home.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.offer.Demand;
import uk.directly.offer.OwnOffer;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderFile;
import uk.directly.register.ProviderFile.Check;
import uk.directly.register.ProviderState;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Task;

/**
 * "Tasks", for who is not on the register yet: what is wanted and why, and how far it is.
 *
 * @param sentence "4 of 9 done"
 * @param waiting how long the council has had it; empty: it has not been sent
 * @param tasks one for each check, and the first offer
 * @param reasons what was given back, and why
 * @param mayBeSent whether the council hasn't been asked to look yet
 * @param refusal why the council said no, and what can be done about it; none: it didn't
 * @param hasMoney whether they have support money of their own, too
 * @param demand how often people near them look for what they do, a line each
 */
public record TasksPage(
        Frame frame,
        String sentence,
        String waiting,
        List<Task> tasks,
        List<String> reasons,
        boolean mayBeSent,
        List<String> refusal,
        boolean hasMoney,
        List<String> demand)
        implements Page {

    static TasksPage of(Frame frame, ProviderFile file, List<OwnOffer> offers, String waiting, List<String> refusal) {
        List<Task> tasks = new ArrayList<>();
        file.checks().forEach(check -> tasks.add(task(check)));
        tasks.add(new Task(
                "Your first offer",
                "What you do, where, when and for how much.",
                offers.isEmpty() ? "/my-page/offers/new" : "/my-page",
                offers.isEmpty() ? "To do" : "Done",
                !offers.isEmpty()));
        long done = tasks.stream().filter(Task::done).count();
        return new TasksPage(
                frame,
                done + " of " + tasks.size() + " done",
                waiting,
                tasks,
                file.checks().stream()
                        .filter(check -> check.state() == Check.State.RETURNED && check.reason() != null)
                        .map(check -> wanted(check.name()).text() + ": " + check.reason())
                        .toList(),
                file.state() != ProviderState.APPLIED,
                refusal,
                false,
                List.of());
    }

    /** The same for who has support money of their own, too. */
    TasksPage withMoney(boolean has) {
        return new TasksPage(frame, sentence, waiting, tasks, reasons, mayBeSent, refusal, has, demand);
    }

    /** The same, saying how often people look for what they do. */
    TasksPage withDemand(List<Demand.Wanted> wanted) {
        return new TasksPage(
                frame,
                sentence,
                waiting,
                tasks,
                reasons,
                mayBeSent,
                refusal,
                hasMoney,
                wanted.stream().map(MyPage::demand).toList());
    }

    /** What has just been done, in words; null: nothing. */
    static @Nullable String notice(@Nullable String done) {
        return switch (done) {
            case null -> null;
            case "joined" -> "You have a page now. Nobody sees it until the council has checked these things.";
            case "sent" -> "Sent. The council looks at it now, and says what happens next.";
            default -> "Saved.";
        };
    }

    private static Task task(Check check) {
        Wanted wanted = wanted(check.name());
        String href = "/tasks/" + check.name().slug();
        return switch (check.state()) {
            case MISSING ->
                new Task(wanted.text(), wanted.why(), href, check.must() ? "To do" : "If you like", !check.must());
            case RETURNED -> new Task(wanted.text(), wanted.why(), href, "Given back", false);
            case GIVEN -> new Task(wanted.text(), wanted.why(), href, "Given", true);
            case ACCEPTED -> new Task(wanted.text(), wanted.why(), href, "Accepted", true);
        };
    }

    private static Wanted wanted(CheckName check) {
        return switch (check) {
            case IDENTITY -> new Wanted("Show who you are", "So that people know who comes to them.");
            case RIGHT_TO_WORK ->
                new Wanted("Show that you may work in the UK", "Everyone who works in the UK has to show it.");
            case DBS ->
                new Wanted(
                        "Criminal record check (DBS)",
                        "It shows whether the police hold something that matters for this work.");
            case REFERENCES ->
                new Wanted("Two references", "People who know your work, and whom the council speaks to.");
            case INSURANCE -> new Wanted("Insurance", "It pays if somebody is hurt or something is broken.");
            case SAFEGUARDING_TRAINING ->
                new Wanted("Safeguarding training", "So that you know what to do when somebody is not safe.");
            case MENTAL_CAPACITY_ACT_TRAINING ->
                new Wanted(
                        "Mental Capacity Act training", "So that people make their own decisions wherever they can.");
            case CODE_OF_CONDUCT ->
                new Wanted("Agree to the code of conduct", "It is what everyone on the register agrees to.");
            case CQC_REGISTRATION -> new Wanted("CQC registration", "Organisations need it for personal care.");
            case ISF_CONTRACT -> new Wanted("Contract with the council", "Whoever runs funds for people needs one.");
        };
    }

    private record Wanted(String text, String why) {}

    @Override
    public String template() {
        return "home/tasks";
    }
}
