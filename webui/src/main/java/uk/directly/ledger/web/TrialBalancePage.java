package uk.directly.ledger.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.directly.ledger.TrialBalance;
import uk.directly.ledger.TrialBalance.Item;
import uk.directly.money.Pence;
import uk.directly.web.DateParts;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Table;

/**
 * "Trial balance": whether the ledger balances, by kind of account; the accounts of one kind on request.
 *
 * @param answer whether it balances, in a sentence
 * @param balances whether it does
 * @param kinds a row for each kind of account, and the totals
 * @param accounts of the kind that was asked for; none: there are none
 * @param on as it was typed
 * @param from of the journal, as it was typed
 * @param to of the journal, as it was typed
 */
public record TrialBalancePage(
        Frame frame,
        FormErrors errors,
        String answer,
        boolean balances,
        Table kinds,
        @Nullable Table accounts,
        DateParts on,
        DateParts from,
        DateParts to)
        implements Page {
    /** So many accounts are shown of one kind; the journal has all. */
    static final int MOST = 200;

    static TrialBalancePage of(
            Frame frame, FormErrors errors, TrialBalance balance, Asked asked, DateParts from, DateParts to) {
        boolean balances = balance.differencePence() == 0;
        return new TrialBalancePage(
                errors.isEmpty() ? frame : frame.withError(),
                errors,
                answer(balance, asked.day()),
                balances,
                kinds(balance, asked),
                accounts(balance, asked.kind()),
                asked.on(),
                from,
                to);
    }

    /** "The ledger balances: £1,248.00 on each side." */
    static String answer(TrialBalance balance, @Nullable LocalDate day) {
        String when = day == null ? "now" : "at the end of " + DateWords.date(day);
        if (balance.items().isEmpty()) {
            return "Nothing had been posted " + when + ", so both sides are £0.00.";
        }
        if (balance.differencePence() == 0) {
            return "The ledger balances " + when + ": "
                    + Pence.of(balance.totalDebitPence()).text() + " on each side, the difference is £0.00.";
        }
        return "The ledger does not balance " + when + ": the sides differ by "
                + Pence.of(Math.abs(balance.differencePence())).text()
                + ". This is a fault of Directly. Call its operator before anything else is paid.";
    }

    private static Table kinds(TrialBalance balance, Asked asked) {
        Map<String, List<Item>> byKind = new TreeMap<>();
        for (Item item : balance.items()) {
            byKind.computeIfAbsent(item.kind(), kind -> new ArrayList<>()).add(item);
        }
        List<Table.Row> rows = new ArrayList<>();
        byKind.forEach((kind, items) -> {
            TrialBalance sums = TrialBalance.of(items);
            rows.add(Table.Row.to(
                    asked.path(kind),
                    kind.replace('-', ' '),
                    String.valueOf(items.size()),
                    Pence.of(sums.totalDebitPence()).text(),
                    Pence.of(sums.totalCreditPence()).text()));
        });
        rows.add(Table.Row.of(
                "Total",
                String.valueOf(balance.items().size()),
                Pence.of(balance.totalDebitPence()).text(),
                Pence.of(balance.totalCreditPence()).text()));
        return new Table(
                "By kind of account",
                List.of(
                        Table.Column.text("Kind"),
                        Table.Column.number("Accounts"),
                        Table.Column.number("Debit"),
                        Table.Column.number("Credit")),
                rows);
    }

    private static @Nullable Table accounts(TrialBalance balance, @Nullable String kind) {
        if (kind == null) {
            return null;
        }
        List<Item> items = balance.items().stream()
                .filter(item -> item.kind().equals(kind))
                .toList();
        if (items.isEmpty()) {
            return null;
        }
        String caption = "Accounts of kind " + kind.replace('-', ' ')
                + (items.size() > MOST ? ", the " + MOST + " largest of " + items.size() : "");
        return new Table(
                caption,
                List.of(Table.Column.text("Account"), Table.Column.number("Debit"), Table.Column.number("Credit")),
                items.stream()
                        .sorted(Comparator.comparingLong((Item item) -> item.debitPence() + item.creditPence())
                                .reversed())
                        .limit(MOST)
                        .map(item -> Table.Row.of(
                                item.account(),
                                Pence.of(item.debitPence()).text(),
                                Pence.of(item.creditPence()).text()))
                        .toList());
    }

    /**
     * What was asked for.
     *
     * @param on the day as it was typed
     * @param day the day it means; null: now
     * @param kind of account to list
     */
    record Asked(
            DateParts on, @Nullable LocalDate day, @Nullable String kind) {
        /** The same day with the accounts of that kind. */
        String path(String ofKind) {
            return "/finance/trial-balance?" + (day == null ? "" : "on=" + day + "&") + "kind=" + ofKind;
        }
    }

    @Override
    public String template() {
        return "ledger/trialBalance";
    }
}
