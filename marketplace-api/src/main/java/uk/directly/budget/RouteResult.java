package uk.directly.budget;

/** What became of a person's choice of how to have their money (R1). */
public sealed interface RouteResult {

    /** It is so from now on. */
    record Done() implements RouteResult {}

    /** They have no such budget. */
    record NotFound() implements RouteResult {}

    /** The choice needs something else to be said. */
    record Invalid(FieldFault fault) implements RouteResult {}

    /** A fund is run by an organisation until the council agrees to something else. */
    record IsFund() implements RouteResult {}
}
