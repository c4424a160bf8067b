package uk.directly.payment;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import uk.directly.council.London;
import uk.directly.payment.model.BankFile;
import uk.directly.payment.model.BankLine;
import uk.directly.payment.model.Payable;
import uk.directly.payment.model.StatementMatch;

/**
 * Looks for somebody's payments in the file that their bank gave them (R27). Nobody has to send one. The file is read and
 * forgotten: nothing else that stands in it is kept or written to a log.
 */
@Service
public class OwnBankStatement {
    private static final int MOST_LINES = 2_000;
    private static final int SHORTEST_WORD = 4;

    private final ToPay toPay;
    private final Clock clock;

    OwnBankStatement(ToPay toPay, Clock clock) {
        this.toPay = toPay;
        this.clock = clock;
    }

    /** Looks, and changes nothing. */
    public Mono<StatementLook> look(Payer payer, byte[] csv) {
        return toPay.lines(payer, null, MOST_LINES)
                .collectList()
                // A large file takes a while: not on a thread that others wait for.
                .publishOn(Schedulers.boundedElastic())
                .map(lines -> look(lines, BankFile.of(csv)));
    }

    private StatementLook look(List<ToPayLine> lines, BankFile file) {
        List<Payable> oldestFirst = lines.stream()
                .sorted(Comparator.comparing(ToPayLine::id))
                .map(OwnBankStatement::payable)
                .toList();
        return StatementLook.of(
                lines,
                StatementMatch.of(oldestFirst, file.lines(), London.today(clock)),
                file.lines().size());
    }

    private static Payable payable(ToPayLine line) {
        return new Payable(
                line.id(),
                line.payeeId(),
                line.amountPence(),
                line.start().atZone(London.ZONE).toLocalDate(),
                BankLine.plain(line.reference()),
                marks(line),
                line.seenOn(),
                line.state() == ToPayLine.State.MATCHED);
    }

    /** Long enough not to stand in other words: the names' words, and the account number. */
    private static Set<String> marks(ToPayLine line) {
        BankDetails bank = line.bank();
        String accountName = bank == null || bank.name() == null ? "" : bank.name();
        Set<String> marks = new LinkedHashSet<>();
        Stream.of((line.payee() + " " + accountName).split("\\s+"))
                .map(BankLine::plain)
                .filter(word -> word.length() >= SHORTEST_WORD)
                .forEach(marks::add);
        if (bank != null) {
            marks.add(BankLine.plain(bank.accountNumber()));
        }
        return marks;
    }
}
