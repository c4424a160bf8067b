package uk.directly.concern.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.concern.Concern;
import uk.directly.concern.ConcernLine;
import uk.directly.concern.ConcernTeam;
import uk.directly.data.Ids;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Link;
import uk.directly.web.SummaryRow;
import uk.directly.web.Table;
import uk.directly.web.Viewer;

/** Writes the team's pages. */
final class CasePages {
    static final String QUEUE = "/concerns";

    static final List<Choice> REASONS = List.of(
            Choice.of("my-work", "I work on it"),
            Choice.of("second-officer", "I am the second officer"),
            Choice.of("cover", "I stand in for a colleague"),
            Choice.of("audit", "I check how we work"));

    private static final List<Choice> OUTCOMES = List.of(
            Choice.of("no-further-action", "No further action"),
            Choice.of("referred", "Referred to somebody else"),
            Choice.of("enquiry", "Safeguarding enquiry"));

    private static final Map<String, String> ANSWERS = Map.of("yes", "Yes", "no", "No", "not-sure", "Not sure");

    private CasePages() {}

    static QueuePage queue(Viewer viewer, List<ConcernLine> lines, LocalDate today, @Nullable String notice) {
        long late = lines.stream()
                .filter(line -> line.due() != null && today.isAfter(line.due()))
                .count();
        String sentence = lines.isEmpty()
                ? "Nothing waits for you."
                : DateWords.count(lines.size(), "concern") + ", " + (late == 0 ? "none" : late) + " late";
        return new QueuePage(
                Frame.of("Concerns", viewer).under(QUEUE).withNotice(notice),
                sentence,
                lines.isEmpty() ? null : table(lines, today));
    }

    private static Table table(List<ConcernLine> lines, LocalDate today) {
        return new Table(
                "What waits for the team",
                List.of(
                        Table.Column.text("Reference"),
                        Table.Column.text("Told"),
                        Table.Column.text("About"),
                        Table.Column.text("In danger"),
                        Table.Column.text("Next")),
                lines.stream()
                        .map(line -> Table.Row.to(
                                QUEUE + "/" + line.id(),
                                line.reference(),
                                DateWords.day(line.raisedAt()),
                                about(line.about()),
                                answer(line.danger()),
                                next(line, today)))
                        .toList());
    }

    private static String next(ConcernLine line, LocalDate today) {
        LocalDate due = line.due();
        String what =
                line.closed() ? "look at the flag" : line.acknowledgedAt() == null ? "say that we have it" : "decide";
        String when = due == null ? "" : " by " + DateWords.date(due) + (today.isAfter(due) ? ": late" : "");
        return what + when + (line.secondWanted() ? "; a second officer is wanted" : "");
    }

    static OpenPage open(Viewer viewer, UUID id, FormErrors errors) {
        Frame frame = Frame.of("Why do you open this concern?", viewer).under(QUEUE);
        return new OpenPage(errors.isEmpty() ? frame : frame.withError(), QUEUE + "/" + id, REASONS, errors);
    }

    static CasePage one(
            Viewer viewer,
            UUID officer,
            Concern concern,
            int mostDays,
            List<ConcernTeam.Candidate> candidates,
            Map<String, String> typed,
            FormErrors errors,
            @Nullable String notice) {
        Frame frame =
                Frame.of("Concern " + concern.reference(), viewer).under(QUEUE).withNotice(notice);
        boolean open = concern.closedAt() == null;
        return new CasePage(
                errors.isEmpty() ? frame : frame.withError(),
                QUEUE + "/" + concern.id(),
                told(concern),
                clock(concern),
                matched(concern),
                concern.providerId() == null
                        ? null
                        : new Link("Their file: accreditation suspends there", "/queue/" + concern.providerId()),
                open,
                candidates.stream().map(CasePages::candidate).toList(),
                flag(concern),
                CaseSteps.buttons(officer, concern),
                CaseSteps.asks(officer, concern, mostDays),
                open && concern.outcome() == null ? OUTCOMES : List.of(),
                concern.notes().stream()
                        .map(note -> SummaryRow.of(note.by() + ", " + DateWords.dayAndTime(note.at()), note.words()))
                        .toList(),
                concern.looks().stream()
                        .map(look -> SummaryRow.of(look.by() + ", " + DateWords.dayAndTime(look.at()), why(look.why())))
                        .toList(),
                new CasePage.Typed(typed, Ids.next().toString()),
                errors);
    }

    private static List<SummaryRow> told(Concern concern) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("In danger now", answer(concern.danger())));
        rows.add(SummaryRow.of("About", about(concern.about())));
        row(rows, "Name given", concern.aboutName());
        row(rows, "Came from our page", concern.fromPage());
        rows.add(new SummaryRow("What happened", concern.happened().lines().toList(), null));
        row(rows, "When", concern.happenedWhen());
        row(rows, "Where", concern.happenedWhere());
        rows.add(SummaryRow.of("Knows that we were told", answer(concern.knows())));
        row(rows, "Signed in as", concern.raisedBy());
        row(rows, "Told by", concern.reporterName());
        row(rows, "How to reach them", concern.reporterContact());
        return rows;
    }

    private static void row(List<SummaryRow> rows, String key, @Nullable String line) {
        if (line != null) {
            rows.add(SummaryRow.of(key, line));
        }
    }

    private static List<SummaryRow> clock(Concern concern) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of("Told", DateWords.dayAndTime(concern.raisedAt())));
        rows.add(SummaryRow.of(
                "We have it",
                concern.acknowledgedAt() == null
                        ? "to say by " + DateWords.date(concern.acknowledgeBy())
                        : "said by " + concern.acknowledgedBy() + ", "
                                + DateWords.dayAndTime(concern.acknowledgedAt())));
        if (concern.outcome() == null) {
            rows.add(SummaryRow.of("What becomes of it", "to decide by " + DateWords.date(concern.decideBy())));
        } else {
            rows.add(new SummaryRow(
                    "What becomes of it",
                    List.of(
                            outcome(concern.outcome()) + ", says " + concern.proposedBy(),
                            concern.outcomeWhy() == null ? "" : concern.outcomeWhy(),
                            concern.closedAt() == null
                                    ? "A second officer has to agree."
                                    : concern.closedBy() + " agreed, " + DateWords.dayAndTime(concern.closedAt())),
                    null));
        }
        return rows;
    }

    private static List<SummaryRow> flag(Concern concern) {
        List<SummaryRow> rows = new ArrayList<>();
        Concern.Flag flag = concern.flag();
        if (flag != null) {
            rows.add(new SummaryRow(
                    "Safeguarding flag",
                    List.of(
                            flag.reason(),
                            "Raised by " + flag.raisedBy() + ", " + DateWords.date(flag.raisedAt()) + "; "
                                    + second(flag.confirmedBy()),
                            "Look at it again by " + DateWords.date(flag.reviewOn())),
                    null));
        }
        Concern.Delay delay = concern.delay();
        if (delay != null) {
            rows.add(new SummaryRow(
                    "They aren’t told who looked at what is theirs",
                    List.of(
                            delay.reason(),
                            "Asked by " + delay.askedBy() + "; " + second(delay.confirmedBy()),
                            "It ends after " + DateWords.date(delay.reviewOn())
                                    + (delay.confirmedBy() == null
                                            ? ", and today at midnight if no second officer agrees"
                                            : "")),
                    null));
        }
        return rows;
    }

    private static String second(@Nullable String name) {
        return name == null ? "a second officer has to agree" : name + " agreed";
    }

    private static @Nullable String matched(Concern concern) {
        return concern.personName() != null ? concern.personName() : concern.providerName();
    }

    private static Choice candidate(ConcernTeam.Candidate candidate) {
        return new Choice(
                (candidate.provider() ? "provider:" : "person:") + candidate.id(),
                candidate.name(),
                candidate.more() == null
                        ? null
                        : (candidate.provider() ? "On the register, " : "Case ") + candidate.more());
    }

    static String about(String about) {
        return switch (about) {
            case "person" -> "Somebody who gets support";
            case "provider" -> "A PA or business";
            case "acting" -> "Somebody who acts for another";
            case "self" -> "Themselves";
            default -> "Somebody else";
        };
    }

    private static String answer(String slug) {
        return ANSWERS.getOrDefault(slug, slug);
    }

    private static String outcome(String slug) {
        return choice(OUTCOMES, slug);
    }

    private static String why(String slug) {
        return choice(REASONS, slug);
    }

    private static String choice(List<Choice> choices, String slug) {
        return choices.stream()
                .filter(choice -> choice.value().equals(slug))
                .map(Choice::text)
                .findFirst()
                .orElse(slug);
    }
}
