package uk.directly.notice;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A delivery that is due, with all that is needed to send it; as {@code delivery_json} says it. */
record Due(
        UUID id,
        UUID councilId,
        String way,
        boolean urgent,
        int attempts,
        @Nullable String reference,
        String name,
        @Nullable String day,
        @Nullable String address,
        @Nullable String lines,
        boolean largePrint,
        boolean easyRead,
        String council,
        @Nullable String councilPhone,
        boolean died,
        List<Told> notices) {
    /** Whether it goes to somebody who isn't known here, who has no pages. */
    boolean isOutside() {
        return notices.stream().anyMatch(told -> told.words().endsWith(".outside"));
    }

    /** Where it goes; null: nobody knows. */
    @Nullable String to() {
        return way.equals("letter") ? lines : address;
    }
}
