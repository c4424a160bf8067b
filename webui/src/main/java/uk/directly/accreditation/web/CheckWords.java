package uk.directly.accreditation.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import uk.directly.accreditation.model.Asked;
import uk.directly.register.CheckName;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;

/** What is wanted for each check, why, and what happens to it. */
final class CheckWords {
    private CheckWords() {}

    static String title(CheckName check) {
        return switch (check) {
            case IDENTITY -> "Show who you are";
            case RIGHT_TO_WORK -> "Show that you may work in the UK";
            case DBS -> "Criminal record check (DBS)";
            case REFERENCES -> "Two references";
            case INSURANCE -> "Insurance";
            case SAFEGUARDING_TRAINING -> "Safeguarding training";
            case MENTAL_CAPACITY_ACT_TRAINING -> "Mental Capacity Act training";
            case CODE_OF_CONDUCT -> "Agree to the code of conduct";
            case CQC_REGISTRATION -> "CQC registration";
            case ISF_CONTRACT -> "Contract with the council";
        };
    }

    static List<String> wanted(Asked asked) {
        return switch (asked.check()) {
            case IDENTITY ->
                List.of(
                        "One document with your name and picture.",
                        "A photo of it is the fastest way. If you don’t want to send one, an officer looks at it with you on"
                                + " a video call or at the council’s office.");
            case RIGHT_TO_WORK ->
                List.of(
                        "A British or Irish passport, which an officer looks at with you; or a share code from GOV.UK, if"
                                + " you have another passport. The code works for 90 days.");
            case DBS ->
                List.of(
                        "What you do asks for a check of this level: "
                                + Objects.requireNonNullElse(asked.level(), "basic")
                                + ". It follows from what you offer. Nobody may ask for a higher one.",
                        "We don’t want the certificate itself, and you can’t send it here. An officer looks at it with you,"
                                + " or looks it up if you use the update service.");
            case REFERENCES ->
                List.of("Two people who know your work, or you through helping others. No relatives, please.");
            case INSURANCE ->
                List.of("Public liability insurance, for the work that you do. It may be part of a membership.");
            case SAFEGUARDING_TRAINING ->
                List.of(
                        "A course about what to do when somebody isn’t safe. Free ones on the internet count too.",
                        age(asked));
            case MENTAL_CAPACITY_ACT_TRAINING ->
                List.of(
                        "A course about how people make their own decisions. Free ones on the internet count too.",
                        age(asked));
            case CODE_OF_CONDUCT -> List.of("Read it. It is what everyone here agrees to.");
            case CQC_REGISTRATION -> List.of("The id that the Care Quality Commission has given your organisation.");
            case ISF_CONTRACT -> List.of("The contract that lets your organisation run support money for people.");
        };
    }

    private static String age(Asked asked) {
        Integer months = asked.validMonths();
        return months == null
                ? "It counts for as long as it says."
                : "It counts for " + (months % 12 == 0 ? DateWords.count(months / 12, "year") : months + " months")
                        + ".";
    }

    static String why(CheckName check) {
        return switch (check) {
            case IDENTITY -> "So that people know who comes to them.";
            case RIGHT_TO_WORK -> "Everyone who works in the UK has to show it.";
            case DBS -> "It shows whether the police hold something that matters for this work.";
            case REFERENCES -> "The council speaks to both. People who have seen you work know most about it.";
            case INSURANCE -> "It pays if somebody is hurt or something is broken.";
            case SAFEGUARDING_TRAINING -> "So that you know what to do when somebody is not safe.";
            case MENTAL_CAPACITY_ACT_TRAINING -> "So that people make their own decisions wherever they can.";
            case CODE_OF_CONDUCT -> "People should know what they can expect of everyone here.";
            case CQC_REGISTRATION -> "The law asks it of organisations that give personal care.";
            case ISF_CONTRACT -> "It says what you do for people, what it costs, and how the money is kept apart.";
        };
    }

    /** Who sees it, and how long it is kept. */
    static List<String> happens(Asked asked, boolean fileMayCome) {
        List<String> lines = new ArrayList<>();
        lines.add("The council’s officers see it, and nobody else. Each look at a file is written down.");
        if (fileMayCome) {
            lines.add(
                    asked.keepFileMonths() == 0
                            ? "The file is locked away, and deleted once the officer has decided."
                            : "The file is locked away, and deleted " + DateWords.count(asked.keepFileMonths(), "month")
                                    + " after the officer has decided.");
        }
        lines.add(
                switch (asked.check()) {
                    case REFERENCES -> "People read that references were checked and when, never who gave them.";
                    case DBS -> "People read the level and the date, never what stands in the certificate.";
                    case INSURANCE -> "People read the insurer and until when you are insured.";
                    case CQC_REGISTRATION -> "People read the id, so that they can look you up.";
                    default -> "People read that it was checked and when, and nothing else.";
                });
        return List.copyOf(lines);
    }

    static List<Choice> documents(CheckName check) {
        return switch (check) {
            case IDENTITY ->
                List.of(
                        Choice.of("passport", "Passport"),
                        Choice.of("driving-licence", "Driving licence"),
                        Choice.of("other", "Something else, which I show to an officer"));
            case RIGHT_TO_WORK ->
                List.of(
                        Choice.of("british-irish-passport", "I have a British or Irish passport"),
                        Choice.of("share-code", "I have a share code"));
            default -> List.of();
        };
    }

    static boolean mayHaveFile(CheckName check) {
        return switch (check) {
            case IDENTITY, INSURANCE, SAFEGUARDING_TRAINING, MENTAL_CAPACITY_ACT_TRAINING -> true;
            default -> false;
        };
    }
}
