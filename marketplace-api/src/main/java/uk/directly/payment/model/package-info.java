/** What is decided about own money that goes back and about a bank's file: no Spring, no Reactor, no SQL, no clock. */
@NullMarked
package uk.directly.payment.model;

import org.jspecify.annotations.NullMarked;
