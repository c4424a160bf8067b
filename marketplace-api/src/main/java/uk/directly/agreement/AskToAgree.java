package uk.directly.agreement;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.directly.rate.Engagement;

/**
 * What a person says when they agree to the terms of an offer.
 *
 * @param engagement who is the boss; null: employed, where the offer is open to it (R80)
 * @param reasons why not employed; empty: nobody asked
 * @param family whether they are relatives; null: not asked
 */
public record AskToAgree(
        UUID offerId,
        @Nullable Engagement engagement,
        List<BasisReason> reasons,
        @Nullable Family family) {
    /** Copies the reasons. */
    public AskToAgree {
        reasons = List.copyOf(reasons);
    }
}
