package uk.directly.payment.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which payments of somebody's list a bank's file shows (R27). A line with the reference and the amount is one of theirs,
 * also where it pays several visits of one provider together. A line with the amount and the name or the account number,
 * but without the reference, may be: the person says. Each line of the file and each payment is used once.
 *
 * @param sure those with a reference
 * @param likely those for the person to say
 * @param differing payments whose reference stands there with another amount
 * @param known lines that were seen before
 */
public record StatementMatch(List<Found> sure, List<Found> likely, List<Found> differing, int known) {
    private static final int MOST_DAYS_LATER = 62;

    /** Copies the lists. */
    public StatementMatch {
        sure = List.copyOf(sure);
        likely = List.copyOf(likely);
        differing = List.copyOf(differing);
    }

    /**
     * Payments that one line of the file shows.
     *
     * @param ids of what was paid, oldest first
     * @param day the day the bank gives
     * @param pence what the bank says
     */
    public record Found(List<UUID> ids, LocalDate day, long pence) {
        /** Copies the list. */
        public Found {
            ids = List.copyOf(ids);
        }
    }

    /** Looks for what is to be paid, given oldest first, in the lines of a file. */
    public static StatementMatch of(List<Payable> payables, List<BankLine> lines, LocalDate today) {
        return new Search(payables, today).through(lines);
    }

    private static final class Search {
        private final List<Payable> payables;
        private final LocalDate today;
        private final Map<String, Payable> byReference;
        private final Set<Integer> lengths;
        private final Set<UUID> used = new HashSet<>();
        private final List<Found> sure = new ArrayList<>();
        private final List<Found> likely = new ArrayList<>();
        private final List<Found> differing = new ArrayList<>();
        private int known;

        Search(List<Payable> payables, LocalDate today) {
            this.payables = payables;
            this.today = today;
            this.byReference = payables.stream()
                    .collect(Collectors.toMap(Payable::reference, Function.identity(), (first, second) -> first));
            this.lengths = byReference.keySet().stream().map(String::length).collect(Collectors.toSet());
        }

        StatementMatch through(List<BankLine> lines) {
            List<BankLine> possible = lines.stream()
                    .filter(line -> !line.day().isAfter(today))
                    .sorted(Comparator.comparing(BankLine::day).thenComparing(BankLine::row))
                    .toList();
            List<BankLine> unnamed = new ArrayList<>();
            for (BankLine line : possible) {
                if (!named(line)) {
                    unnamed.add(line);
                }
            }
            unnamed.forEach(this::guess);
            return new StatementMatch(sure, likely, differing, known);
        }

        /** Whether the line names one of the references, whatever comes of it. */
        private boolean named(BankLine line) {
            Payable payable = namedBy(line.text());
            if (payable == null) {
                return false;
            }
            List<UUID> paid = isOpen(payable, line) ? together(payable, line) : List.of();
            if (!paid.isEmpty()) {
                take(line, paid, line.left() ? sure : likely);
            } else if (isOpen(payable, line)) {
                differing.add(new Found(List.of(payable.id()), line.day(), line.pence()));
            } else {
                known++;
            }
            return true;
        }

        /** Each piece of the text that is as long as a reference is looked up: a file may have thousands of lines. */
        private @Nullable Payable namedBy(String text) {
            for (int length : lengths) {
                for (int from = 0; from + length <= text.length(); from++) {
                    Payable payable = byReference.get(text.substring(from, from + length));
                    if (payable != null) {
                        return payable;
                    }
                }
            }
            return null;
        }

        /** The payment itself, or it with its neighbours to the same provider, where they come to the line's amount. */
        private List<UUID> together(Payable named, BankLine line) {
            if (named.pence() == line.pence()) {
                return List.of(named.id());
            }
            List<Payable> same = payables.stream()
                    .filter(other -> other.payeeId().equals(named.payeeId()) && isOpen(other, line))
                    .toList();
            int here = same.indexOf(named);
            for (int first = 0; first <= here; first++) {
                long sum = 0;
                for (int last = first; last < same.size() && sum < line.pence(); last++) {
                    sum += same.get(last).pence();
                    if (sum == line.pence() && last >= here) {
                        return same.subList(first, last + 1).stream()
                                .map(Payable::id)
                                .toList();
                    }
                }
            }
            return List.of();
        }

        private void guess(BankLine line) {
            payables.stream()
                    .filter(payable -> payable.pence() == line.pence()
                            && isOpen(payable, line)
                            && !line.day().isAfter(payable.since().plusDays(MOST_DAYS_LATER))
                            && payable.marks().stream().anyMatch(line.text()::contains))
                    .findFirst()
                    .ifPresent(payable -> take(line, List.of(payable.id()), likely));
        }

        private void take(BankLine line, List<UUID> ids, List<Found> into) {
            used.addAll(ids);
            into.add(new Found(ids, line.day(), line.pence()));
        }

        private boolean isOpen(Payable payable, BankLine line) {
            return payable.isOpenOn(line.day()) && !used.contains(payable.id());
        }
    }
}
