package uk.directly.booking.model;

/** Why a visit that the rule gives doesn't take place. */
public enum LeftOut {
    /** The person took the day out. */
    TAKEN_OUT,
    SCHOOL_HOLIDAY,
    BANK_HOLIDAY,
    /** On the night that clocks go forward nothing is left of it. */
    NO_SUCH_TIME;

    /** As it stands in the database and in the API. */
    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
