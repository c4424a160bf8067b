@NullMarked
package uk.directly.ledger;

import org.jspecify.annotations.NullMarked;
