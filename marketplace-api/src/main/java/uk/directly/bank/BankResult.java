package uk.directly.bank;

/** What became of a step with bank details. */
public sealed interface BankResult {
    /** It is done; done twice it is the same. */
    record Done(BankChange change) implements BankResult {}

    /** They signed in too long ago. */
    record SignInAgain() implements BankResult {}

    /** Something that was typed can't be meant. */
    record Invalid(BankAccount.Fault fault) implements BankResult {}

    /** The rail knows the account by another name: to be put right, or said once more knowingly. */
    record NameDiffers(NameAnswer answer) implements BankResult {}

    /** There is no such change, or it is somebody else's. */
    record NotFound() implements BankResult {}

    /** The id came with other details before. */
    record KeyReused() implements BankResult {}

    /** Another change waits for the officers. */
    record OneOpen() implements BankResult {}

    /** Too late or too early for that. */
    record WrongState(BankState state) implements BankResult {}

    /** Nobody looks at their own change. */
    record OwnChange() implements BankResult {}

    /** Who called back is not who says yes. */
    record SameOfficer() implements BankResult {}
}
