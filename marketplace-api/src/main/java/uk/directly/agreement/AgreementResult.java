package uk.directly.agreement;

import java.time.LocalDate;

/** What became of a step with an agreement. */
public sealed interface AgreementResult {

    /** The council decided about somebody whom a person pays without an agreement here. */
    record Decided() implements AgreementResult {}

    /** It is done; done twice it is the same. */
    record Done(Agreement agreement) implements AgreementResult {}

    /** There is no such agreement for you (R102). */
    record NotFound() implements AgreementResult {}

    /** It stands somewhere where this can't be done. */
    record WrongState(String state) implements AgreementResult {}

    /** The offer isn't there for this person. */
    record NotAvailable() implements AgreementResult {}

    /** R64: nobody agrees with themselves. */
    record OwnWork() implements AgreementResult {}

    /** R54: with so little notice no price changes. */
    record TooSoon(LocalDate earliest) implements AgreementResult {}

    /** Something that was given can't be meant. */
    record Invalid(String field, String message) implements AgreementResult {}
}
