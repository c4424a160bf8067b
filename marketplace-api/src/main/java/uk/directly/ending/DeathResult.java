package uk.directly.ending;

import uk.directly.budget.FieldFault;

/** What became of recording a death. */
public sealed interface DeathResult {

    /** It is recorded; done twice it is the same. */
    record Done(Death death) implements DeathResult {}

    /** There is no such person in this council. */
    record NotFound() implements DeathResult {}

    /** Somebody else recorded it before. */
    record Already() implements DeathResult {}

    /** Nobody records their own death, or is the contact after it. */
    record Own() implements DeathResult {}

    /** An account of theirs was closed since, so it can't be taken back here. */
    record AccountClosed() implements DeathResult {}

    /** The contact is no officer of this council. */
    record UnknownContact() implements DeathResult {}

    /** Something that was given can't be meant. */
    record Invalid(FieldFault fault) implements DeathResult {}
}
