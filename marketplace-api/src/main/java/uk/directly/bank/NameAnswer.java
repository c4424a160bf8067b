package uk.directly.bank;

/** What a rail says of the name on an account (confirmation of payee). */
public sealed interface NameAnswer {
    /** The bank knows the account by that name. */
    record Match() implements NameAnswer {}

    /** Nearly; the bank gives the name that it knows. */
    record Close(String name) implements NameAnswer {}

    /** The bank knows another name. */
    record NoMatch() implements NameAnswer {}

    /** The bank doesn't answer such questions, or not now. */
    record CantSay() implements NameAnswer {}

    /** As it stands in the database and in the API. */
    default String slug() {
        return switch (this) {
            case Match match -> "match";
            case Close close -> "close";
            case NoMatch none -> "no-match";
            case CantSay unknown -> "cant-say";
        };
    }
}
