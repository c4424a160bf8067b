package uk.directly.bank.simulator;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.bank.BankAccount;
import uk.directly.bank.NameAnswer;
import uk.directly.bank.NameCheck;

/**
 * Answers by the account number's last two digits, so that every answer can be seen: 91 is nearly the name, 92 another
 * name, 93 can't say; every other account has the name that is asked about. Only beside a sign-in on this machine: it
 * knows no bank.
 */
@Component
@ConditionalOnExpression("'${directly.sign-in.issuer:}'.isBlank() "
        + "or '${directly.sign-in.issuer:}'.startsWith('http://localhost:') "
        + "or '${directly.sign-in.issuer:}'.startsWith('http://127.0.0.1:')")
class SimulatedNameCheck implements NameCheck {
    @Override
    public Mono<NameAnswer> check(BankAccount account) {
        return Mono.fromSupplier(() -> switch (account.accountNumber().substring(6)) {
            case "91" -> new NameAnswer.Close("J " + account.name());
            case "92" -> new NameAnswer.NoMatch();
            case "93" -> new NameAnswer.CantSay();
            default -> new NameAnswer.Match();
        });
    }
}
