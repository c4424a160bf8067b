package uk.directly.ending.web;

import java.util.ArrayList;
import java.util.List;
import uk.directly.ending.AccountCheck;
import uk.directly.ending.Closing;
import uk.directly.ending.ClosingResult;
import uk.directly.money.Pence;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;

/** What a closing did, and why it didn't, in words. */
final class ClosingWords {
    private ClosingWords() {}

    /** Why nothing was done, beside no field in particular. */
    static FormErrors refused(ClosingResult result) {
        return FormErrors.one(
                "",
                switch (result) {
                    case ClosingResult.SameOfficer same -> "You proposed this. Another finance officer has to say yes";
                    case ClosingResult.OwnBudget own -> "It is your own money. Somebody else has to decide this";
                    case ClosingResult.WrongState wrong ->
                        "Somebody else was faster. Read what they did, then decide again";
                    case ClosingResult.Open open -> "Something is open. End it first, then close the account";
                    case ClosingResult.Changed changed ->
                        "Money has moved since this was proposed. Take it back, and propose it with the new figures";
                    case ClosingResult.NotFound none -> "This proposal is not there any more";
                    case ClosingResult.KeyReused reused -> "This was sent with something else before. Look at it again";
                    case ClosingResult.InProgress running ->
                        "We are still working on it. Wait a few seconds and look again";
                    case ClosingResult.Invalid other -> throw unexpected(other);
                    case ClosingResult.TooMuch other -> throw unexpected(other);
                    case ClosingResult.Done other -> throw unexpected(other);
                });
    }

    private static IllegalStateException unexpected(ClosingResult result) {
        return new IllegalStateException("Said elsewhere: " + result);
    }

    /** The covering page of the statement: who it is for, what went back, what belongs to whom, what was paid to whom. */
    static List<String> cover(AccountCheck account, Closing closing) {
        List<String> lines = new ArrayList<>();
        lines.add(
                account.diedOn() == null
                        ? "This is the last statement of the support money of " + account.holder() + "."
                        : "This is for whoever settles the estate of " + account.holder() + ", who died on "
                                + DateWords.date(account.diedOn()) + ".");
        lines.add("The account was closed on "
                + DateWords.date(closing.decidedAt() == null ? closing.proposedAt() : closing.decidedAt()) + ".");
        lines.add(
                closing.returnPence() == 0
                        ? "Nothing was left to give back to the council."
                        : Pence.of(closing.returnPence()).text() + " was the council’s and went back to it.");
        lines.add(
                closing.payOutPence() == 0
                        ? "None of the money was " + account.holder() + "’s own."
                        : Pence.of(closing.payOutPence()).text() + " belongs to "
                                + (account.diedOn() == null ? account.holder() : "the estate of " + account.holder())
                                + ": " + Pence.of(closing.ownPence()).text() + " of own money, and "
                                + Pence.of(closing.contributionPence()).text()
                                + " of the share paid into the account and not used.");
        closing.payments().stream().map(ClosingWords::paid).forEach(lines::add);
        return lines;
    }

    /** "Pay for notice: £50.00 was paid to Aisha T on 1 December 2026 by bank transfer, BACS 7." */
    static String paid(Closing.Payment payment) {
        String amount =
                payment.what().words() + ": " + Pence.of(payment.amountPence()).text();
        if (payment.how() == null || payment.paidOn() == null) {
            return amount + " is still to be paid to " + payment.payee() + ".";
        }
        return switch (payment.how()) {
            case OWN_BANK -> amount + " stays in the bank account that it is in.";
            case BANK_TRANSFER, CHEQUE ->
                amount + " was paid to " + payment.payee() + " on " + DateWords.date(payment.paidOn()) + " "
                        + payment.how().words() + ", " + payment.reference() + ".";
        };
    }
}
