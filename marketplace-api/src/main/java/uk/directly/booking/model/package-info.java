/** What a booking may do in each of its states: pure, without Spring, Reactor, SQL or a clock. */
@NullMarked
package uk.directly.booking.model;

import org.jspecify.annotations.NullMarked;
