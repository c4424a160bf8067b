package uk.directly.register;

import org.jspecify.annotations.Nullable;
import uk.directly.council.GridPoint;

/** Distances as they are shown. */
final class Miles {
    private static final double TENTHS = 10;

    private Miles() {}

    /** Miles with one decimal, from the square of metres. */
    static @Nullable Double of(@Nullable Long squareMetres) {
        return squareMetres == null
                ? null
                : Math.round(Math.sqrt(squareMetres) / GridPoint.METRES_PER_MILE * TENTHS) / TENTHS;
    }
}
