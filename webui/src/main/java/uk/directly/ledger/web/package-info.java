/** The pages about the ledger, for the council's finance officers. */
@NullMarked
package uk.directly.ledger.web;

import org.jspecify.annotations.NullMarked;
