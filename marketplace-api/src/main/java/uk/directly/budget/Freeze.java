package uk.directly.budget;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The council stopped a budget for a while (R24): nothing is paid in and no new visit is booked. What is booked stands.
 *
 * @param reason as the person reads it
 * @param by the officer's name (R104)
 * @param reviewOn by when an officer looks at it again
 * @param liftedAt when it ended, or went on as another one; null: it stands
 * @param liftedWhy as the person reads it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Freeze(
        UUID id,
        UUID budgetId,
        String reason,
        Instant at,
        String by,
        LocalDate reviewOn,
        @Nullable Instant liftedAt,
        @Nullable String liftedBy,
        @Nullable String liftedWhy) {}
