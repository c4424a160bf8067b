package uk.directly.payment;

import org.jspecify.annotations.Nullable;

/**
 * What a rail told us of a provider's account.
 *
 * @param rail which rail
 * @param council the slug of the council whose secret signed it; null: the signature names none
 * @param eventId the rail's id of the message
 * @param reference the account
 * @param ready whether money can go there
 */
public record PayoutEvent(String rail, @Nullable String council, String eventId, String reference, boolean ready)
        implements RailNews {}
