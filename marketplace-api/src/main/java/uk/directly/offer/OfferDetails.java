package uk.directly.offer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What else people choose by.
 *
 * @param workerGender who does the work, said only for support where that is lawful to ask and only by choice; none: not
 *     said
 * @param accessibility what is there for whom
 * @param notThis what people might expect and won't get; empty: nothing said
 */
public record OfferDetails(@Nullable WorkerGender workerGender, List<Accessibility> accessibility, String notThis) {
    /** Nothing said. */
    public static final OfferDetails NONE = new OfferDetails(null, List.of(), "");

    public OfferDetails {
        accessibility = accessibility.stream().distinct().sorted().toList();
    }
}
