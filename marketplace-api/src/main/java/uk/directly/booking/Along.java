package uk.directly.booking;

/**
 * What a session offers beside its price, or what of it is wanted.
 *
 * @param companion somebody comes along, who pays nothing and takes no place
 * @param taster it is the first time there: the first place costs nothing
 */
public record Along(boolean companion, boolean taster) {
    /** Nothing of it. */
    public static final Along NONE = new Along(false, false);
}
