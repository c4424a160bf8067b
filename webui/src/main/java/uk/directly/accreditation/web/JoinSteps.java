package uk.directly.accreditation.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.directly.accreditation.JoiningServices;
import uk.directly.accreditation.model.JoiningAnswers;
import uk.directly.accreditation.model.JoiningAnswers.Step;
import uk.directly.register.ProviderKind;
import uk.directly.web.Choice;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.SummaryRow;
import uk.directly.web.Viewer;

/** Writes the questions of joining: the words of each, and what can be answered. */
final class JoinSteps {
    static final String START = "/join";
    static final String CHECK = START + "/check";

    private JoinSteps() {}

    static String path(Step step) {
        return START + "/" + slug(step);
    }

    /** Where they go on: the first open question, or all answers. */
    static String next(JoiningAnswers answers) {
        return answers.next().map(JoinSteps::path).orElse(CHECK);
    }

    static Optional<Step> step(String slug) {
        return Arrays.stream(Step.values())
                .filter(step -> slug(step).equals(slug))
                .findFirst();
    }

    static String slug(Step step) {
        return switch (step) {
            case WORK -> "work";
            case DECIDES -> "who-decides";
            case WHAT -> "what";
            case WORKERS -> "how-many";
            case PERSONAL_CARE -> "personal-care";
            case SERVICES -> "services";
            case NAME -> "name";
        };
    }

    static String title(Step step, JoiningAnswers answers) {
        return switch (step) {
            case WORK -> "Do you work alone or with others?";
            case DECIDES -> "Who says what is done, and how?";
            case WHAT -> "What are you?";
            case WORKERS -> "How many people work in it?";
            case PERSONAL_CARE -> "Do you help people with personal care?";
            case SERVICES ->
                Boolean.TRUE.equals(answers.personalCare())
                        ? "What else do you help with?"
                        : "What do you help people with?";
            case NAME -> "What shall people read?";
        };
    }

    static @Nullable String hint(Step step) {
        return switch (step) {
            case DECIDES -> "For most of the time, with most people.";
            case WORKERS -> "Count yourself, and everybody who is paid for working in it.";
            case PERSONAL_CARE -> "Washing, dressing, eating, or using the toilet.";
            case SERVICES -> "Tick all that you do. You can change this later.";
            case WORK, WHAT, NAME -> null;
        };
    }

    static QuestionPage page(
            Viewer viewer,
            Step step,
            JoiningAnswers answers,
            List<JoiningServices.Kind> services,
            List<String> values,
            FormErrors errors) {
        Frame frame = Frame.of(title(step, answers), viewer);
        return new QuestionPage(
                errors.isEmpty() ? frame : frame.withError(),
                path(step),
                back(step, answers),
                field(step),
                hint(step),
                choices(step),
                step == Step.SERVICES ? ServiceGroup.of(offered(answers, services)) : List.of(),
                values,
                errors);
    }

    static String back(Step step, JoiningAnswers answers) {
        return answers.before(step).map(JoinSteps::path).orElse("/work-with-us");
    }

    static String field(Step step) {
        return switch (step) {
            case WORK -> "work";
            case DECIDES -> "decides";
            case WHAT -> "what";
            case WORKERS -> "workers";
            case PERSONAL_CARE -> "personalCare";
            case SERVICES -> "services";
            case NAME -> "name";
        };
    }

    static List<Choice> choices(Step step) {
        return switch (step) {
            case WORK -> List.of(Choice.of("alone", "Alone"), Choice.of("with-others", "With others"));
            case DECIDES ->
                List.of(
                        new Choice(
                                "person",
                                "The person I support",
                                "You are a personal assistant (PA). They may employ you, or you run your own business."),
                        new Choice(
                                "me",
                                "I do",
                                "You run a small business of one: people tell you what they need, and you decide how it"
                                        + " is done."));
            case WHAT ->
                List.of(
                        Choice.of("business", "A business or charity that supports people"),
                        Choice.of("community", "A club, group or activity that is open to all"),
                        Choice.of("funds", "An organisation that runs support money for people"));
            case PERSONAL_CARE -> List.of(Choice.of("yes", "Yes"), Choice.of("no", "No"));
            case SERVICES, WORKERS, NAME -> List.of();
        };
    }

    /** Personal care was asked before; running funds is for those who do. */
    static List<JoiningServices.Kind> offered(JoiningAnswers answers, List<JoiningServices.Kind> services) {
        boolean care = Boolean.TRUE.equals(answers.personalCare());
        return services.stream()
                .filter(service -> !service.slug().equals("isf-brokerage"))
                .filter(service -> !service.slug().equals("personal-care"))
                .filter(service -> care || !service.personalCare())
                .toList();
    }

    static List<String> values(Step step, JoiningAnswers answers) {
        Boolean care = answers.personalCare();
        List<String> services = answers.services();
        return switch (step) {
            case WORK -> one(answers.work());
            case DECIDES -> one(answers.decides());
            case WHAT -> one(answers.what());
            case WORKERS -> one(answers.workers() == null ? null : String.valueOf(answers.workers()));
            case PERSONAL_CARE -> one(care == null ? null : care ? "yes" : "no");
            case SERVICES -> services == null ? List.of() : services;
            case NAME -> List.of();
        };
    }

    private static List<String> one(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    static List<SummaryRow> rows(JoiningAnswers answers, int microWorkers, List<JoiningServices.Kind> services) {
        List<SummaryRow> rows = new ArrayList<>();
        for (Step step : answers.steps()) {
            if (step == Step.NAME) {
                rows.add(row("Name that people see", Objects.requireNonNullElse(answers.name(), ""), step));
                rows.add(row("Postcode, which nobody sees", Objects.requireNonNullElse(answers.postcode(), ""), step));
                rows.add(SummaryRow.of("Phone, for the council", Objects.requireNonNullElse(answers.phone(), "")));
            } else {
                rows.add(new SummaryRow(title(step, answers), said(step, answers, services), null)
                        .changedAt(path(step)));
            }
        }
        rows.add(SummaryRow.of("So you are", kind(answers.kind(microWorkers))));
        return List.copyOf(rows);
    }

    private static List<String> said(Step step, JoiningAnswers answers, List<JoiningServices.Kind> services) {
        if (step == Step.SERVICES) {
            List<String> chosen = services.stream()
                    .filter(service -> answers.allServices().contains(service.slug()))
                    .map(JoiningServices.Kind::name)
                    .toList();
            return chosen.isEmpty() ? List.of("Nothing else") : chosen;
        }
        List<String> values = values(step, answers);
        return choices(step).stream()
                .filter(choice -> values.contains(choice.value()))
                .map(Choice::text)
                .findFirst()
                .map(List::of)
                .orElse(values);
    }

    private static SummaryRow row(String key, String value, Step step) {
        return SummaryRow.of(key, value).changedAt(path(step));
    }

    static String kind(ProviderKind kind) {
        return switch (kind) {
            case PERSONAL_ASSISTANT -> "Personal assistant (PA)";
            case MICRO_PROVIDER -> "Small business (up to 8 people)";
            case ORGANISATION -> "Organisation";
            case COMMUNITY -> "Community service";
            case ISF_BROKER -> "Organisation that runs funds for people";
        };
    }
}
