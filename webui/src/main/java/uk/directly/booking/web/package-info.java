/** The pages of a booking, from the person chosen to the visit agreed. */
@NullMarked
package uk.directly.booking.web;

import org.jspecify.annotations.NullMarked;
