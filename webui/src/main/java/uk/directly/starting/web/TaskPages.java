package uk.directly.starting.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.directly.budget.Award;
import uk.directly.budget.AwardKind;
import uk.directly.budget.AwardTerms;
import uk.directly.budget.Paid;
import uk.directly.budget.PlanLine;
import uk.directly.money.Pence;
import uk.directly.starting.Start;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Task;
import uk.directly.web.Viewer;

/** Writes the pages of somebody who starts. */
final class TaskPages {
    static final String TASKS = "/start/tasks";

    private TaskPages() {}

    static TasksPage tasks(Viewer viewer, Start start, String notice) {
        return new TasksPage(
                Frame.of("Start with your support money", viewer)
                        .under("/home")
                        .withNotice(notice.isEmpty() ? null : notice),
                start.done() + " of " + Start.TASKS + " done. You can stop at any time and go on later, also on another"
                        + " phone or computer.",
                List.of(
                        task("Your money and what it is for", "2 minutes to read", "/start/money", start.moneyDone()),
                        task(
                                "How you get your money",
                                "You choose. You can change it later",
                                "/money/how",
                                start.routeDone()),
                        task("Who helps you", "Somebody you trust, or nobody", "/start/helpers", start.helpersDone()),
                        task("What you agree to", "In plain words, or in Easy Read", "/start/terms", start.termsDone()),
                        task(
                                "How you sign in from now on",
                                "So that you don’t need the letter",
                                "/start/sign-in",
                                start.signInDone())),
                start.isAllDone(),
                call(viewer));
    }

    private static Task task(String text, String hint, String href, boolean done) {
        return new Task(text, hint, href, done ? "Done" : "To do", done);
    }

    static ReadyPage ready(Viewer viewer, Start start, LocalDate today) {
        return new ReadyPage(Frame.of("You are ready", viewer).under("/home"), payment(start, today));
    }

    private static String payment(Start start, LocalDate today) {
        if (start.paid()) {
            return "Your first money has been paid in.";
        }
        return start.firstPayment().isBefore(today.plusDays(1))
                ? "Your first money is for the time from " + DateWords.day(start.firstPayment())
                        + ". It comes with the council’s next payments."
                : "Your first money is for the time from " + DateWords.day(start.firstPayment())
                        + ". The council pays it in by then.";
    }

    static MoneyStepPage money(Viewer viewer, List<Award> awards, LocalDate today) {
        return new MoneyStepPage(
                Frame.of("Your money and what it is for", viewer).under("/home"),
                awards.stream().map(award -> part(award, today)).toList());
    }

    private static MoneyStepPage.Part part(Award award, LocalDate today) {
        AwardTerms terms = award.on(today);
        List<String> sentences = new ArrayList<>();
        String amount = Pence.of(terms.weeklyPence()).text();
        sentences.add(
                award.kind() == AwardKind.ONE_OFF_DIRECT_PAYMENT
                        ? "You get " + amount + ", once."
                        : "You have " + amount + " a week, from " + DateWords.date(award.from())
                                + (award.to() == null ? "." : " to " + DateWords.date(award.to()) + "."));
        if (terms.contributionWeeklyPence() > 0) {
            String share = Pence.of(terms.contributionWeeklyPence()).text();
            sentences.add(
                    terms.paid() == Paid.NET
                            ? "Of this, " + share + " a week is your share. The council pays the rest, and you pay your"
                                    + " share in."
                            : "The council pays in all of it. It sends you a bill for your share, " + share
                                    + " a week.");
        }
        return new MoneyStepPage.Part(
                switch (award.kind()) {
                    case CARER_DIRECT_PAYMENT -> "Money for you as a carer";
                    case ONE_OFF_DIRECT_PAYMENT -> "A one-off payment";
                    case ISF -> "A fund that someone runs for you";
                    case DIRECT_PAYMENT -> "Support money";
                },
                sentences,
                award.planLines().stream().map(PlanLine::name).toList());
    }

    static String call(Viewer viewer) {
        return viewer.help().call();
    }
}
