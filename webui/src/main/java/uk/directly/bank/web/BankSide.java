package uk.directly.bank.web;

import uk.directly.bank.BankOwner;
import uk.directly.people.Actor;

/** The two that have such pages: people with support money, and providers. */
enum BankSide {
    MONEY("/money/bank", "/money", "Money", "The bank account for your support money"),
    PAY("/pay/bank", "/pay", "Pay", "The bank account for your pay");

    final String path;
    final String above;
    final String aboveText;
    final String title;

    BankSide(String path, String above, String aboveText, String title) {
        this.path = path;
        this.above = above;
        this.aboveText = aboveText;
        this.title = title;
    }

    /** Whose account it is; null for who runs no provider. */
    @org.jspecify.annotations.Nullable BankOwner owner(Actor actor) {
        return this == MONEY ? BankOwner.holder(actor) : BankOwner.provider(actor);
    }
}
