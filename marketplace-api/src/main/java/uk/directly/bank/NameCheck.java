package uk.directly.bank;

import reactor.core.publisher.Mono;

/** Asks a rail whether an account has that name. A council without such a rail has no bean of this. */
public interface NameCheck {
    /** The rail's answer; an error counts as {@link NameAnswer.CantSay}. Changes nothing anywhere. */
    Mono<NameAnswer> check(BankAccount account);
}
