/** The JSON routes of {@link uk.directly.ledger}. */
@NullMarked
package uk.directly.ledger.rest;

import org.jspecify.annotations.NullMarked;
