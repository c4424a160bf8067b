package uk.directly.payment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import uk.directly.payment.model.StatementMatch;

/**
 * What a bank's file shows of somebody's list (R27).
 *
 * @param sure payments with their reference and amount
 * @param likely payments with the amount and the name: the person says whether they are
 * @param differing payments whose reference stands there with another amount
 * @param known how many lines of the file were seen before
 * @param read how many lines of the file are payments at all
 */
public record StatementLook(List<Seen> sure, List<Seen> likely, List<Seen> differing, int known, int read) {
    /** Copies the lists. */
    public StatementLook {
        sure = List.copyOf(sure);
        likely = List.copyOf(likely);
        differing = List.copyOf(differing);
    }

    /**
     * One line of the file and what it pays.
     *
     * @param lines what it pays, oldest first; all of one provider
     * @param day the day the bank gives
     * @param pence what the bank says
     */
    public record Seen(List<ToPayLine> lines, LocalDate day, long pence) {
        /** Copies the list. */
        public Seen {
            lines = List.copyOf(lines);
        }

        /** As it is said when it is confirmed. */
        public List<SaidPaid> said() {
            return lines.stream().map(line -> new SaidPaid(line.id(), day)).toList();
        }
    }

    static StatementLook of(List<ToPayLine> lines, StatementMatch match, int read) {
        Map<UUID, ToPayLine> byId = lines.stream().collect(Collectors.toMap(ToPayLine::id, Function.identity()));
        return new StatementLook(
                seen(match.sure(), byId),
                seen(match.likely(), byId),
                seen(match.differing(), byId),
                match.known(),
                read);
    }

    private static List<Seen> seen(List<StatementMatch.Found> all, Map<UUID, ToPayLine> byId) {
        return all.stream()
                .map(found -> new Seen(
                        found.ids().stream()
                                .map(id -> Objects.requireNonNull(byId.get(id)))
                                .toList(),
                        found.day(),
                        found.pence()))
                .toList();
    }
}
