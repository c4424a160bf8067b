package uk.directly.intake;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an officer sends: the text of each file.
 *
 * @param figuresOn the day of the old system's figures
 * @param payees null: none
 * @param arrangements null: none
 */
public record IntakeUpload(
        LocalDate figuresOn,
        String awards,
        @Nullable String payees,
        @Nullable String arrangements) {
    /** Rows of one file at most. */
    public static final int MOST_ROWS = 20_000;
}
