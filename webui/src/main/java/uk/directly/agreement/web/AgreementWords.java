package uk.directly.agreement.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.directly.agreement.Agreement;
import uk.directly.agreement.EmployerTask;
import uk.directly.money.Pence;
import uk.directly.rate.Band;
import uk.directly.web.DateWords;

/** What two people agreed, in plain English. */
final class AgreementWords {
    private AgreementWords() {}

    /** "You employ Aisha K", for one side or the other. */
    static String boss(Agreement agreement, boolean forHolder) {
        String provider = agreement.provider().name();
        String holder = agreement.holder().name();
        return switch (agreement.engagement()) {
            case EMPLOYED -> forHolder ? "You employ " + provider + "." : holder + " employs you.";
            case SELF_EMPLOYED ->
                forHolder
                        ? provider + " runs their own business. You are not their boss."
                        : "You run your own business. " + holder + " is not your boss.";
            case BUSINESS -> forHolder ? provider + " is a business." : "You support " + holder + " as a business.";
        };
    }

    static String state(Agreement.Version version, boolean forHolder, Agreement agreement) {
        String other =
                forHolder ? agreement.provider().name() : agreement.holder().name();
        return switch (version.state()) {
            case PROPOSED -> forHolder ? other + " asks for this" : "Waiting for " + other;
            case WAITING -> forHolder ? "You said yes. Waiting for " + other : other + " said yes. It waits for you";
            case AGREED ->
                version.inForce()
                        ? "This counts now"
                        : version.from() == null ? "You both said yes" : "Agreed for later, or an earlier version";
            case DECLINED -> forHolder ? "You said no" : other + " said no";
            case WITHDRAWN -> "Taken back";
            case REPLACED -> "Doesn’t count any more";
        };
    }

    /** When which side said yes, and from when it counts. */
    static List<String> dates(Agreement.Version version, boolean forHolder, Agreement agreement) {
        List<String> lines = new ArrayList<>();
        String other =
                forHolder ? agreement.provider().name() : agreement.holder().name();
        if (version.from() != null) {
            lines.add("Counts from " + DateWords.date(version.from()));
        }
        if (version.holderAcceptedAt() != null) {
            lines.add((forHolder ? "You" : other) + " said yes on " + DateWords.date(version.holderAcceptedAt()));
        }
        if (version.providerAcceptedAt() != null) {
            lines.add((forHolder ? other : "You")
                    + (version.proposedAt() == null ? " said yes on " : " asked for it on ")
                    + DateWords.date(version.providerAcceptedAt()));
        }
        return lines;
    }

    /** The prices, a line for each part of the week; where all are the same, one. */
    static List<String> prices(Agreement.Version version) {
        Map<Band, Long> prices = version.prices().penceByBand();
        if (prices.size() > 1 && prices.values().stream().distinct().count() == 1) {
            return List.of(Pence.of(prices.values().iterator().next()).text() + " an hour, at any time");
        }
        return prices.entrySet().stream()
                .map(each -> band(each.getKey()) + ": "
                        + Pence.of(each.getValue()).text() + (each.getKey().isFlat() ? " a night" : " an hour"))
                .toList();
    }

    /** What is different from the agreed version before; empty: nothing is, or there is none. */
    static List<String> changes(Agreement agreement, Agreement.Version version) {
        Optional<Agreement.Version> earlier = agreement.before(version);
        if (earlier.isEmpty()) {
            return List.of();
        }
        Agreement.Version before = earlier.get();
        List<String> lines = new ArrayList<>();
        version.prices().penceByBand().forEach((band, pence) -> {
            Long was = before.prices().penceByBand().get(band);
            if (was != null && !was.equals(pence)) {
                lines.add(band(band) + ": " + Pence.of(was).text() + " before, then "
                        + Pence.of(pence).text());
            }
        });
        if (before.retainerPercent() != version.retainerPercent() || before.retainerDays() != version.retainerDays()) {
            lines.add("Hospital: " + hospital(before) + " before, then " + hospital(version));
        }
        if (before.noticeDays() != version.noticeDays()) {
            lines.add("Ending it: " + notice(before) + " before, then " + notice(version));
        }
        if (!before.cancellation().equals(version.cancellation())) {
            lines.add("Cancelling: " + String.join(" ", version.cancellation().words()));
        }
        if (!before.extras().equals(version.extras())) {
            lines.add("Extras: "
                    + (version.extras().isNone()
                            ? "none"
                            : String.join("; ", version.extras().words())));
        }
        return lines;
    }

    /** Who ended it, and from when on. */
    static String ending(Agreement agreement, Agreement.Ending ending, boolean forHolder) {
        boolean mine = ending.side().equals(forHolder ? "person" : "provider");
        String other =
                forHolder ? agreement.provider().name() : agreement.holder().name();
        return (mine ? "You said" : other + " said") + " that this ends: "
                + DateWords.day(ending.firstDay().minusDays(1)) + " is the last day."
                + (ending.words() == null ? "" : " " + (mine ? "You wrote: " : "They wrote: ") + ending.words());
    }

    static String hospital(Agreement.Version version) {
        return version.retainerPercent() == 0
                ? "nothing is paid"
                : version.retainerPercent() + "% for up to " + DateWords.count(version.retainerDays(), "day");
    }

    static String notice(Agreement.Version version) {
        return version.noticeDays() == 0 ? "at any time" : DateWords.count(version.noticeDays(), "day") + " before";
    }

    static String band(Band band) {
        return switch (band) {
            case WEEKDAY -> "Weekdays";
            case EVENING -> "Weekday evenings and nights";
            case SATURDAY -> "Saturdays";
            case SUNDAY -> "Sundays";
            case BANK_HOLIDAY -> "Bank holidays";
            case WAKING_NIGHT -> "Awake all night";
            case SLEEP_IN -> "Asleep in the house, up if needed";
        };
    }

    static String task(EmployerTask task, String name) {
        return switch (task) {
            case INSURANCE -> "Get employers’ insurance";
            case RIGHT_TO_WORK -> "Check that " + name + " may work in the UK";
            case WRITTEN_TERMS -> "Give " + name + " a written contract";
            case PAYROLL -> "Choose who works out pay and tax";
            case PENSION -> "See whether " + name + " must be offered a pension";
        };
    }

    /** What it is and who can help with it. */
    static List<String> help(EmployerTask task, String name) {
        return switch (task) {
            case INSURANCE ->
                List.of(
                        "By law, whoever employs somebody has employers’ liability insurance. It pays if " + name
                                + " is hurt at work.",
                        "Your home insurance may have it: ask. Many insurers sell it to people with support money.");
            case RIGHT_TO_WORK ->
                List.of(
                        "You look at " + name + "’s passport, or use the share code that they give you on GOV.UK. The"
                                + " council’s own check doesn’t count for you.",
                        "Write down the day. If the right to work ends one day, write that day down too.");
            case WRITTEN_TERMS ->
                List.of(
                        "By law, " + name + " gets the main terms in writing on or before the first day of work.",
                        "A support worker or a payroll service can give you a form to fill in.");
            case PAYROLL ->
                List.of(
                        "Somebody tells the tax office what you pay, and works out tax and holiday.",
                        "A payroll service can do it. You can also do it yourself.");
            case PENSION ->
                List.of(
                        "An employer may have to offer a pension. The Pensions Regulator has a page that tells you.",
                        "A payroll service can do this for you.");
        };
    }
}
