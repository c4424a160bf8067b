package uk.directly.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What runs between a person and somebody who supports them, as the files have it; what could not be read is null.
 *
 * @param engagement {@code employed}, {@code self-employed} or {@code business}
 * @param ratePence an hour
 * @param minutesWeekly as agreed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArrangementRow(
        @Nullable String who,
        @Nullable String engagement,
        @Nullable Long ratePence,
        @Nullable Integer minutesWeekly) {}
