package uk.directly.booking;

/** What two people at the same time cost: each by itself, and both together. */
public record PairQuote(Quote first, Quote second) {

    /** What would be held for both. */
    public long totalPence() {
        return first.totalPence() + second.totalPence();
    }

    /** Of it, from the budget. */
    public long fromBudgetPence() {
        return first.fromBudgetPence() + second.fromBudgetPence();
    }

    /** Of it, from own money. */
    public long fromOwnPence() {
        return first.fromOwnPence() + second.fromOwnPence();
    }

    /** What is left to use now, with what is promised for keeping these very times. */
    public long availablePence() {
        return first.availablePence()
                + second.availablePence()
                - second.budget().availablePence();
    }

    /** What is missing in the budget for both, or zero. */
    public long shortPence() {
        return Math.max(fromBudgetPence() - availablePence(), 0);
    }

    /** What is missing of own money for both, or zero. */
    public long ownShortPence() {
        return Math.max(fromOwnPence() - first.budget().own().availablePence(), 0);
    }
}
