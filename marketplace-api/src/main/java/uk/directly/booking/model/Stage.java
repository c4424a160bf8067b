package uk.directly.booking.model;

/**
 * Where a booking stands, one type a state. A step is a method of the state it may be taken from, so that a step that
 * is not allowed doesn't compile:
 *
 * <pre>
 * asking --book--> requested, and the same ends as from there, without a provider's answer
 *
 * requested --accept--> confirmed --record--> recorded --approve--> settled
 *     |                     |                 |  ^  |                  ^
 *     |                     |             query  |  approve a part     |
 *     |                     |                 v  |  v                  |
 *     |                     |                 queried -----approve-----+
 *     +--decline--> declined  +--cancel--> cancelled
 *     +--cancel--> cancelled  (on the terms)
 *     +--nobody answers--> expired
 * </pre>
 *
 * A correction of the record leads from recorded or queried back to recorded.
 */
public sealed interface Stage permits Asking, Requested, Confirmed, Recorded, Queried, Over {}
