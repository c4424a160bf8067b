package uk.directly.offer;

import uk.directly.rate.CardEngagement;

/**
 * What an hour on a weekday costs with those near a place who can be engaged so.
 *
 * @param people how many providers there are; each counts with its cheapest offer
 * @param lowestPence an hour; of an employed personal assistant with employer costs
 * @param middlePence half of them cost this or less
 */
public record HourlyPrice(
        CardEngagement engagement, int people, long lowestPence, long middlePence, long highestPence) {}
