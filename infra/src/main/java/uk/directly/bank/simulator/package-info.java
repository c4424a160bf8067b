/** Stands in on this machine for the rail that knows whose account it is. */
@NullMarked
package uk.directly.bank.simulator;

import org.jspecify.annotations.NullMarked;
