/** The JSON routes of {@link uk.directly.booking}. */
@NullMarked
package uk.directly.booking.rest;

import org.jspecify.annotations.NullMarked;
