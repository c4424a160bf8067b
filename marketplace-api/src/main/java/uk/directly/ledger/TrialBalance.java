package uk.directly.ledger;

import java.util.List;

/**
 * Every account of a council with what it owes or is owed: both sides add up to the same (R11).
 *
 * @param items one for each account that ever moved
 * @param totalDebitPence the sum of the debit sides
 * @param totalCreditPence the sum of the credit sides
 * @param differencePence zero, or the ledger is broken
 */
public record TrialBalance(List<Item> items, long totalDebitPence, long totalCreditPence, long differencePence) {

    /** The sums over these accounts. */
    public static TrialBalance of(List<Item> items) {
        long debit = items.stream().mapToLong(Item::debitPence).reduce(0, Math::addExact);
        long credit = items.stream().mapToLong(Item::creditPence).reduce(0, Math::addExact);
        return new TrialBalance(List.copyOf(items), debit, credit, Math.subtractExact(debit, credit));
    }

    /**
     * One account: its balance stands on one side.
     *
     * @param account the account's id and, where it has one, its name, e.g. the rail's
     * @param kind the account's kind, e.g. {@code provider-payable}
     */
    public record Item(String account, String kind, long debitPence, long creditPence) {
        /** The account with its balance, credits less debits, on the side where it belongs. */
        static Item of(String account, String kind, long balancePence) {
            return new Item(account, kind, Math.max(-balancePence, 0), Math.max(balancePence, 0));
        }
    }
}
