package uk.directly.payment;

/**
 * What a rail told us of a provider's account.
 *
 * @param rail which rail
 * @param eventId the rail's id of the message
 * @param reference the account
 * @param ready whether money can go there
 */
public record PayoutEvent(String rail, String eventId, String reference, boolean ready) implements RailNews {}
