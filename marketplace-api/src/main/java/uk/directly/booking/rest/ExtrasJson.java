package uk.directly.booking.rest;

import org.jspecify.annotations.Nullable;
import uk.directly.booking.Extras;

/** What comes on top of a visit's time (R59): as it is thought, or as it was. None of it is needed. */
record ExtrasJson(@Nullable Integer miles, @Nullable Long costsPence) {

    static Extras of(@Nullable ExtrasJson extras) {
        return extras == null
                ? Extras.NONE
                : new Extras(
                        extras.miles == null ? 0 : extras.miles, extras.costsPence == null ? 0 : extras.costsPence);
    }
}
