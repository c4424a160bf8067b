package uk.directly.booking;

/**
 * What each visit of a series is asked for beside its time.
 *
 * @param places in a session
 * @param extras what is thought to come on top (R59)
 * @param companion somebody comes along to a session
 */
public record SeriesMore(int places, Extras extras, boolean companion) {
    static SeriesMore of(QuoteRequest visit) {
        return new SeriesMore(visit.places(), visit.extras(), visit.along().companion());
    }

    Along along() {
        return new Along(companion, false);
    }
}
