package uk.directly.bank;

import java.util.Optional;

/**
 * An account as it was typed, without spaces and dashes. Only its form is looked at: whether a bank has such an account is
 * asked of the rail. Written to no log.
 *
 * @param sortCode six digits
 * @param accountNumber eight digits
 * @param name what the account is called, 1 to 70 characters
 */
public record BankAccount(String sortCode, String accountNumber, String name) {
    /** The longest name that UK payments carry in full. */
    static final int LONGEST_NAME = 70;

    /** What was typed, right or wrong. */
    public static BankAccount typed(String sortCode, String accountNumber, String name) {
        return new BankAccount(
                sortCode.replaceAll("[\\s–-]", ""),
                accountNumber.replaceAll("[\\s–-]", ""),
                name.strip().replaceAll("\\s+", " "));
    }

    /** A sort code as banks write it, e.g. {@code 20-00-00}. */
    public static String dashed(String sortCode) {
        return sortCode.substring(0, 2) + "-" + sortCode.substring(2, 4) + "-" + sortCode.substring(4);
    }

    /** What can't be meant, if anything. */
    public Optional<Fault> fault() {
        if (!sortCode.matches("[0-9]{6}")) {
            return Optional.of(new Fault("sortCode", "A sort code has 6 digits, like 20-00-00."));
        }
        if (!accountNumber.matches("[0-9]{8}")) {
            return Optional.of(new Fault(
                    "accountNumber", "An account number has 8 digits. If yours has fewer, put a 0 in front."));
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return Optional.of(new Fault("name", "Give the name on the account, in at most 70 letters."));
        }
        return name.chars().anyMatch(Character::isISOControl)
                ? Optional.of(new Fault("name", "Give the name as it stands on the bank card."))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "BankAccount[masked]";
    }

    /**
     * What is wrong with an account.
     *
     * @param field {@code sortCode}, {@code accountNumber} or {@code name}
     * @param message in plain English
     */
    public record Fault(String field, String message) {}
}
