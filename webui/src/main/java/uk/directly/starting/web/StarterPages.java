package uk.directly.starting.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.directly.starting.RefusedStart;
import uk.directly.starting.Start;
import uk.directly.starting.Starter;
import uk.directly.starting.StartingResult;
import uk.directly.starting.StopRequest;
import uk.directly.web.Address;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.Navigation;
import uk.directly.web.Table;
import uk.directly.web.Task;
import uk.directly.web.Viewer;

/** Writes the officers' pages of those who start. */
final class StarterPages {
    static final String LIST = "/starting";

    private StarterPages() {}

    static StartersPage list(
            Viewer viewer,
            List<Starter> waiting,
            List<Starter> open,
            List<StopRequest> stops,
            int shown,
            @Nullable String notice) {
        List<Starter> here = open.size() > shown ? open.subList(0, shown) : open;
        return new StartersPage(
                Frame.of("Starting and stopping", viewer).under(LIST).withNotice(notice),
                waiting.stream()
                        .map(starter -> new Link(starter.name(), path(starter)))
                        .toList(),
                here.isEmpty() ? null : table(here),
                stops.stream()
                        .map(stop -> new Link(
                                stop.name() + ", asked on " + DateWords.day(stop.askedAt()),
                                LIST + "/stop/" + stop.id()))
                        .toList(),
                open.size() > shown ? next(here.getLast()) : null);
    }

    private static @Nullable String next(Starter last) {
        Start start = last.start();
        return start == null
                ? null
                : Address.of(LIST)
                        .with("at", start.begunAt())
                        .with("after", last.id())
                        .toString();
    }

    private static Table table(List<Starter> starters) {
        return new Table(
                "Letter written, not finished",
                List.of(
                        Table.Column.text("Who"),
                        Table.Column.text("Letter"),
                        Table.Column.text("Tasks done"),
                        Table.Column.text("Would like a helper")),
                starters.stream()
                        .map(starter -> Table.Row.to(
                                path(starter),
                                starter.name(),
                                letter(starter),
                                starter.start() == null ? "" : starter.start().done() + " of " + Start.TASKS,
                                starter.start() == null || starter.start().helperName() == null ? "No" : "Yes"))
                        .toList());
    }

    private static String letter(Starter starter) {
        if (starter.letterOn() == null || starter.letterUntil() == null) {
            return "None";
        }
        if (starter.letterLocked()) {
            return "Tried too often: write a new one";
        }
        return "From " + DateWords.date(starter.letterOn())
                + (starter.letterUsed()
                        ? ", used"
                        : ", not used until now; works until " + DateWords.date(starter.letterUntil()));
    }

    static StarterPage one(Viewer viewer, Starter starter, List<RefusedStart> refusals) {
        Start start = starter.start();
        boolean mayWrite = starter.hasBirthDate() && starter.awards() > 0 && !starter.signsIn();
        return new StarterPage(
                Frame.of(starter.name(), viewer).under(LIST),
                tasks(starter, viewer.navigation() == Navigation.SOCIAL_WORK),
                start == null ? List.of() : theirs(start),
                start == null || start.helperName() == null
                        ? null
                        : "They would like help from " + start.helperName() + ", " + start.helperContact()
                                + ". Call both before you set it up.",
                mayWrite ? path(starter) + "/letter" : null,
                starter.letterOn() == null ? "Write the letter" : "Write a new letter",
                path(starter) + "/refuse",
                refusals.stream()
                        .map(refused -> "Refused on " + DateWords.date(refused.refusedAt()) + " by "
                                + refused.refusedBy() + ": " + refused.reasons())
                        .toList(),
                viewer.navigation() == Navigation.SUPPORT && starter.awards() > 0
                        ? "/helped/" + starter.id() + "/invite"
                        : null,
                viewer.navigation() == Navigation.SUPPORT ? "/helped/" + starter.id() + "/helpers" : null,
                viewer.navigation() == Navigation.SUPPORT ? HomeChangeController.path(starter.id()) : null);
    }

    /** Recording an award is for those who decide about it. */
    private static List<Task> tasks(Starter starter, boolean mayRecord) {
        List<Task> tasks = new ArrayList<>();
        boolean award = starter.awards() > 0;
        tasks.add(new Task(
                "Record what was agreed",
                "What they get, what it is for, from when",
                mayRecord ? "/awards/for/" + starter.id() : null,
                award ? "Done" : "To do",
                award));
        boolean written = starter.letterOn() != null && !starter.letterLocked();
        tasks.add(new Task(
                "Write the letter with the code",
                starter.hasBirthDate() ? letter(starter) : "The date of birth is missing",
                null,
                written || starter.signsIn() ? "Done" : "To do",
                written || starter.signsIn()));
        boolean in = starter.letterUsed() || starter.signsIn();
        tasks.add(new Task(
                "See that they come in",
                "Call after a week if they don’t, and offer to do it together",
                null,
                in ? "Done" : "To do",
                in));
        Start start = starter.start();
        boolean paid = start != null && start.paid();
        tasks.add(new Task(
                "Pay in for the first time",
                start == null ? null : "With the next run for " + DateWords.date(start.firstPayment()),
                null,
                paid ? "Done" : "To do",
                paid));
        return tasks;
    }

    private static List<Task> theirs(Start start) {
        return List.of(
                theirs("Read about the money", start.moneyDone()),
                theirs("Choose how to get it", start.routeDone()),
                theirs("Say who helps", start.helpersDone()),
                theirs("Agree to the terms", start.termsDone()),
                theirs("Choose a sign-in", start.signInDone()));
    }

    private static Task theirs(String text, boolean done) {
        return new Task(text, null, null, done ? "Done" : "Not yet", done);
    }

    /** The letter with the code. */
    static LetterPage letter(Viewer viewer, Starter starter, StartingResult.Written written, String site) {
        LocalDate until = written.until();
        return new LetterPage(
                Frame.of("Letter to " + starter.name(), viewer).under(LIST),
                "Dear " + starter.name() + ",",
                List.of(
                        viewer.help().council() + " has agreed that you can have your support as money. You choose who"
                                + " helps you, when and how.",
                        "To start, go to the address below and enter this code and your date of birth. It takes about"
                                + " 15 minutes. You can stop half way and go on later."),
                written.code().spaced(),
                site + "/start",
                List.of(
                        "The code works until " + DateWords.date(until) + ". Please don’t show it to anybody but the"
                                + " person who helps you.",
                        "You would rather do it together with us, by phone or on paper? Then "
                                + TaskPages.call(viewer) + ". You don’t have to have your support as money: the council"
                                + " can arrange it for you."),
                path(starter));
    }

    /** The refusal, as a letter. */
    static LetterPage refusal(Viewer viewer, Starter starter, String reasons) {
        return new LetterPage(
                Frame.of("Letter to " + starter.name(), viewer).under(LIST),
                "Dear " + starter.name() + ",",
                List.of(
                        "You asked to have your support as money. "
                                + viewer.help().council()
                                + " has decided that it can’t be paid as money now. These are the reasons:",
                        reasons,
                        "Your support goes on. The council arranges it for you."),
                "",
                "",
                List.of(
                        "If you don’t agree, tell us at any time: " + TaskPages.call(viewer)
                                + ". Somebody who was not part of this decision looks at it again and answers in writing,"
                                + " with reasons.",
                        "You can also make a complaint. If you are not happy with the answer, the Local Government and"
                                + " Social Care Ombudsman can look at it, free of charge: www.lgo.org.uk or 0300 061 0614."),
                path(starter));
    }

    static String path(Starter starter) {
        return LIST + "/" + starter.id();
    }
}
