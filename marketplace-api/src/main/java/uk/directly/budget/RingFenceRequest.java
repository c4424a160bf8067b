package uk.directly.budget;

import java.time.LocalDate;

/**
 * Money as an officer wants to set it aside.
 *
 * @param reason in words that the person reads
 * @param until the last day
 */
public record RingFenceRequest(RingFencePurpose purpose, String reason, long amountPence, LocalDate until) {
    /** How long a reason may be. */
    public static final int LONGEST_REASON = 300;

    /** So many years ahead at most: more is a typing error. */
    public static final int MOST_YEARS = 10;

    /** Takes what stands around the words away. */
    public RingFenceRequest {
        reason = reason.strip();
    }
}
