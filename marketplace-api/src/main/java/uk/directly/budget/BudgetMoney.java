package uk.directly.budget;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The kinds of money in a budget, each in a ledger account of its own (R14). Their order is the order in which they
 * stand wherever several are shown.
 */
public enum BudgetMoney {
    /** What the council pays in. */
    COUNCIL("The council's money", "The council's money"),
    /** The person's own share of what the council has agreed, once it is paid (R22). */
    CONTRIBUTION("Your share", "Their share"),
    /** What the person adds of their own; never counted as council spend. */
    OWN("Your own money", "Their own money"),
    /** Set aside for what employing somebody costs on top of pay (R84). */
    RESERVE("Set aside as an employer", "Set aside as an employer");

    private static final String ACCOUNT = "budget-";

    private final String words;
    private final String wordsAboutThem;

    BudgetMoney(String words, String wordsAboutThem) {
        this.words = words;
        this.wordsAboutThem = wordsAboutThem;
    }

    /** As it stands in the API. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For the person whose budget it is. */
    public String words() {
        return words;
    }

    /** For somebody else, about the person whose budget it is. */
    public String wordsAboutThem() {
        return wordsAboutThem;
    }

    /** The kind of its ledger account. */
    String account() {
        return ACCOUNT + slug();
    }

    /** The kinds of all their ledger accounts, in their order. */
    static List<String> accounts() {
        return Stream.of(values()).map(BudgetMoney::account).toList();
    }

    /** The one of that kind of ledger account. */
    static BudgetMoney ofAccount(String kind) {
        return valueOf(kind.substring(ACCOUNT.length()).toUpperCase(Locale.ROOT));
    }
}
