package uk.directly.booking;

import uk.directly.booking.model.Repeat;

/** What comes of asking for a preview. */
public sealed interface SeriesPreviewResult {

    /** Every date; {@code repeat} is the rule as it was understood. */
    record Shown(Repeat repeat, SeriesPreview preview) implements SeriesPreviewResult {}

    /** The rule, or the first visit, can't be. */
    record Refused(Refusal why) implements SeriesPreviewResult {}
}
