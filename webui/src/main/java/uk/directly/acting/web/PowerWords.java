package uk.directly.acting.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.directly.acting.Limits;
import uk.directly.money.Pence;
import uk.directly.people.Acting;
import uk.directly.web.DateWords;

/** How far somebody may act for another, in plain words (R60). The ways differ, so their words do (R65). */
final class PowerWords {
    private PowerWords() {}

    /** What may be done, a line each. */
    static List<String> may(Acting.As as, Limits limits) {
        List<String> lines = new ArrayList<>();
        lines.add("See visits and money");
        if (limits.mayBook()) {
            lines.add("Find, book and cancel visits");
        }
        Long most = limits.mayApproveUpToPence();
        if (most == null || most > 0) {
            lines.add("Say yes to what happened"
                    + (most == null ? "" : ", up to " + Pence.of(most).text() + " a visit"));
        }
        if (as != Acting.As.HELPER) {
            lines.add("Look after the money");
        }
        return lines;
    }

    /** Until when, as a sentence's end. */
    static String until(@org.jspecify.annotations.Nullable LocalDate lastDay) {
        return lastDay == null ? "until you end it" : "until " + DateWords.date(lastDay);
    }

    /** Who they are for the person. */
    static String as(Acting.As as) {
        return switch (as) {
            case NOMINEE -> "Looks after the money, because you chose them";
            case AUTHORISED -> "Looks after the money, as the council agreed";
            case HELPER -> "Helps you";
        };
    }

    /** Why it is to be looked at again. */
    static String cause(String cause) {
        return switch (cause) {
            case "breach" -> "Something was done wrong.";
            case "capacity-lost" -> "The person can’t decide about money any more.";
            case "capacity-regained" -> "The person can decide about money again.";
            case "granter-ended" -> "Who let them in doesn’t act for the person any more.";
            case "can-decide-again" -> "Somebody thinks that the person can decide again.";
            default -> "It is to be looked at again.";
        };
    }

    /** What it means to say yes, a line each. */
    static List<String> duties(Acting.As as, String forName, boolean kin) {
        return switch (as) {
            case HELPER ->
                List.of(
                        "What you do stands under both names, and " + forName + " sees it.",
                        "What you see about " + forName + " stays with you.",
                        "You can’t change where money goes, and you can’t book or say yes to your own work.",
                        "You can stop at any time, and " + forName + " can end it at any time.");
            case NOMINEE ->
                List.of(
                        "You spend the money with " + forName + ", on what it is for, and keep it apart from your own.",
                        "You keep what the council asks to see, and tell it when something changes.",
                        "If you employ people for " + forName + ", you see to their pay, tax and insurance.",
                        "What you do stands under both names, and " + forName + " sees it.",
                        "The council first makes sure that you can manage it. Until then you can’t do anything.",
                        "You can stop at any time, and " + forName + " can end it at any time.");
            case AUTHORISED -> authorised(forName, kin);
        };
    }

    private static List<String> authorised(String forName, boolean kin) {
        List<String> lines = new ArrayList<>(List.of(
                forName
                        + " can’t decide about this money. You decide what is best for them, and ask them as far as they can"
                        + " say (Mental Capacity Act 2005).",
                "You spend the money on what it is for, and keep it apart from your own.",
                "You tell the council when you think that they can decide again, and when you can’t go on.",
                "If you employ people for them, you see to their pay, tax and insurance."));
        lines.add(
                kin
                        ? "We advise you to see the DBS certificate of everybody who is paid."
                        : "You have to see the DBS certificate of everybody who is paid, and say so here, before you book or pay"
                                + " them.");
        lines.add("What you do stands under both names. The council looks at it again when something changes.");
        return lines;
    }
}
