package uk.directly.local;

/** The application can't or won't start, for a reason that whoever starts it can do something about. */
class RefusedStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String action;

    /**
     * Says why and what to do.
     *
     * @param why one sentence
     * @param action what to do about it
     */
    RefusedStartException(String why, String action) {
        super(why);
        this.action = action;
    }

    String action() {
        return action;
    }
}
