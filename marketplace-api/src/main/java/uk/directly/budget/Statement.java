package uk.directly.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.council.London;

/**
 * What came into a budget and what went out of it in a period, over all its kinds of money.
 *
 * @param sums opening, what came in and went out, closing, of the whole period
 * @param lines some or all of the period's lines, oldest first
 */
public record Statement(Budget budget, StatementPeriod period, Sums sums, List<Line> lines) {
    /** Copies the lines. */
    public Statement {
        lines = List.copyOf(lines);
    }

    /** How the person's own share was paid in the period, in sentences (R6). */
    public List<String> share() {
        return Share.words(sums.shares());
    }

    /**
     * The figures of a whole period: opening and what came in, less what went out, is closing.
     *
     * @param inPence what came into the budget; a move between its own kinds of money is neither in nor out
     * @param outPence what went out of it, above zero
     * @param lines how many there are
     * @param parts the same for each kind of money that there is, in their order; there, a move counts
     * @param shares how the person's own share was paid (R6), with each change in the period
     */
    public record Sums(
            long openingPence,
            long inPence,
            long outPence,
            long closingPence,
            long lines,
            List<Part> parts,
            List<Share> shares) {
        /** Checks that the figures agree: a statement that doesn't add up is never shown. */
        public Sums {
            parts = List.copyOf(parts);
            shares = List.copyOf(shares);
            check(openingPence, inPence, outPence, closingPence);
            long closing = parts.stream().mapToLong(Part::closingPence).reduce(0, Math::addExact);
            if (closing != closingPence) {
                throw new IllegalStateException("The kinds of money close at " + closing + ", not at " + closingPence);
            }
        }
    }

    /** The figures of one kind of money. */
    public record Part(BudgetMoney money, long openingPence, long inPence, long outPence, long closingPence) {
        /** Checks that they agree. */
        public Part {
            check(openingPence, inPence, outPence, closingPence);
        }
    }

    /**
     * One line: one side of a posting.
     *
     * @param number its place in the period, gapless from 1; in a list without a period its number in its account
     * @param id of the posting
     * @param kind {@code load}, {@code visit}, {@code cancellation-charge}, {@code correction} …
     * @param money whose account it is on
     * @param amountPence signed: plus is money in
     * @param balancePence what the budget had after it, all kinds of money together
     * @param planLine what it was for, in the plan's own words
     * @param by who did it; none: Directly itself
     * @param onBehalfOf for whom, where somebody acted for somebody else (R61)
     */
    public record Line(
            long number,
            UUID id,
            Instant at,
            String kind,
            BudgetMoney money,
            long amountPence,
            long balancePence,
            String description,
            @Nullable UUID bookingId,
            @Nullable UUID planLineId,
            @Nullable String planLine,
            @Nullable String by,
            @Nullable String onBehalfOf) {

        /** The day in London. */
        public LocalDate day() {
            return at.atZone(London.ZONE).toLocalDate();
        }

        /** What it was, in words for the person. Visits and own money are described so when they are posted. */
        public String what() {
            return switch (kind) {
                case "opening" -> "Carried over from the old system";
                case "load" -> "Paid in by the council";
                case "contribution" -> "Your share, paid in";
                case "reserve" -> "Set aside for what it costs to employ someone";
                case "return" -> "Given back to the council";
                case "correction" -> "Put right: " + description;
                default -> description;
            };
        }

        /** The same for somebody else, about the person whose money it is. */
        public String whatAboutThem() {
            return switch (kind) {
                case "contribution" -> "Their share, paid in";
                case "top-up", "top-up-refund", "correction" ->
                    what().replace("your ", "their ").replace("Your ", "Their ");
                default -> what();
            };
        }

        /** Who did it. */
        public String actor() {
            return by == null ? "Directly" : by;
        }

        /** Who did it, with both names where it was done for somebody: "Priya Shah for Tom Shah" (R61). */
        public String who() {
            return onBehalfOf == null ? actor() : actor() + " for " + onBehalfOf;
        }
    }

    private static void check(long opening, long in, long out, long closing) {
        if (in < 0 || out < 0 || Math.subtractExact(Math.addExact(opening, in), out) != closing) {
            throw new IllegalStateException(
                    "A statement doesn't add up: " + opening + " + " + in + " - " + out + " is not " + closing);
        }
    }
}
